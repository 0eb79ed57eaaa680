using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.FailedJobs;

namespace BasiqAdmin.Services.Recovery;

/// <summary>What queueing a bank's connections would reach.</summary>
/// <param name="Connections">The connections that would be queued: each has an open case of bank trouble; to be given back to be queued.</param>
/// <param name="Rows">The cases of the first of them, to be shown.</param>
/// <param name="Queued">How many more are in the queue already.</param>
/// <param name="Inactive">How many more are not active: only the customer can connect those again.</param>
public sealed record RecoveryPreview(IReadOnlyList<ConnectionId> Connections, IReadOnlyList<CaseRow> Rows, int Queued, int Inactive)
{
    /// <summary>How many more had their data purged: a person who wants it again queues each of those by hand.</summary>
    public int Purged { get; init; }
}
