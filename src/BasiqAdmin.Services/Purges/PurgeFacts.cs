using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Services.Readings;

namespace BasiqAdmin.Services.Purges;

/// <summary>What Basiq says about a connection and what surrounds it.</summary>
internal sealed record PurgeFacts(
    ConnectionId ConnectionId,
    string InstitutionName,
    BasiqReading<Connection> Connection,
    BasiqReading<BasiqList<Connection>> OfUser,
    BasiqReading<BasiqList<Job>> Jobs,
    BasiqReading<int> Accounts,
    DateTimeOffset At)
{
    /// <summary>Health of the way into the bank; null where it is not known.</summary>
    public ConnectorStatus? BankStatus { get; init; }

    /// <summary>Refreshes of the connection that this app asked for, as they were before Basiq was read.</summary>
    public RefreshesSeen Refreshes { get; init; } = RefreshesSeen.None;

    /// <summary>The purge that repeats the one being judged, once it may have reached Basiq; null until then.</summary>
    public Guid? RepeatSent { get; init; }

    public DateTimeOffset? LastUsedAt => Connection.Value?.LastUsedAt;

    public DateTimeOffset? NewestJobAt => Jobs.Value?.Max(job => job.CreatedAt);
}
