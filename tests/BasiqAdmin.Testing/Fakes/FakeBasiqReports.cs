using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Reports;

namespace BasiqAdmin.Testing.Fakes;

/// <summary>Reports to Basiq that are kept for the test to look at.</summary>
public sealed class FakeBasiqReports : IBasiqReports
{
    /// <summary>What was marked, oldest first.</summary>
    public List<ReportRow> Marked { get; } = [];

    public async Task<ReportRow> MarkAsync(Actor actor, UserId userId, ConnectionId connectionId, JobId? jobId, string? ticket, CancellationToken cancellationToken)
    {
        var row = await new Answer<ReportRow>(new ReportRow(Marked.Count + 1, userId, connectionId, jobId, null, ticket, actor.Name, Sample.Now)).GetAsync(cancellationToken);
        Marked.Add(row);
        return row;
    }

    public Task<IReadOnlyList<ReportRow>> OfConnectionAsync(Actor actor, ConnectionId connectionId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ReportRow>>([.. Marked.Where(row => row.ConnectionId == connectionId).Reverse()]);
}
