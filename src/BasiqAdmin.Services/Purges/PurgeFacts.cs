using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Services.Connectors;
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
    /// <summary>Health of the connector; null where it is not known.</summary>
    public ConnectorStatus? BankStatus { get; init; }

    /// <summary>Refreshes of the connection that this app asked for, as they were before Basiq was read.</summary>
    public RefreshStatuses Refreshes { get; init; } = RefreshStatuses.None;

    /// <summary>The purge that repeats the one being judged, once it may have reached Basiq; null until then.</summary>
    public Guid? RepeatSent { get; init; }

    public DateTimeOffset? LastUsedAt => Connection.Value?.LastUsedAt;

    public DateTimeOffset? NewestJobAt => Jobs.Value?.Max(job => job.CreatedAt);
}

/// <summary>Reads, without changing anything, what a purge and its read-back are judged by.</summary>
internal sealed class PurgeFactsReader(BasiqClient basiq, ConnectorCatalog connectors, TimeProvider clock)
{
    public async Task<PurgeFacts> ReadAsync(UserId userId, ConnectionId connectionId, CancellationToken cancellationToken)
    {
        var connection = BasiqReading<Connection>.TryAsync(basiq.Connections.GetAsync(userId, connectionId, cancellationToken));
        var ofUser = BasiqReading<BasiqList<Connection>>.TryAsync(basiq.Connections.ListAsync(userId, null, cancellationToken));
        var jobs = BasiqReading<BasiqList<Job>>.TryAsync(basiq.Jobs.ListAsync(userId, connectionId, cancellationToken));
        var accounts = BasiqReading<int>.TryAsync(CountAccountsAsync(userId, connectionId, cancellationToken));
        await Task.WhenAll(connection, ofUser, jobs, accounts);
        var names = await connectors.GetAsync(cancellationToken);
        var read = await connection;
        return new PurgeFacts(connectionId, names.NameOf(read.Value?.InstitutionId), read, await ofUser, await jobs, await accounts, clock.GetUtcNow())
        {
            BankStatus = read.Value is { } known ? names.StatusOf(known.InstitutionId, known.Method) : null,
        };
    }

    // An account that cannot be read is one all the same: without it a purge would seem to have been carried out.
    private async Task<int> CountAccountsAsync(UserId userId, ConnectionId connectionId, CancellationToken cancellationToken) =>
        (await basiq.Accounts.ListAsync(userId, connectionId, cancellationToken)).Total;
}
