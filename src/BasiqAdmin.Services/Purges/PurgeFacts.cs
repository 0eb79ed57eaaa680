using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;

namespace BasiqAdmin.Services.Purges;

/// <summary>What Basiq says about a connection and what surrounds it.</summary>
internal sealed record PurgeFacts(
    ConnectionId ConnectionId,
    string InstitutionName,
    BasiqReading<Connection> Connection,
    BasiqReading<IReadOnlyList<Connection>> OfUser,
    BasiqReading<IReadOnlyList<Job>> Jobs,
    BasiqReading<int> Accounts,
    DateTimeOffset At)
{
    public DateTimeOffset? LastUsedAt => Connection.Value?.LastUsedAt;

    public DateTimeOffset? NewestJobAt => Jobs.Value?.Max(job => job.CreatedAt);
}
