using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Accounts;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Readings;
using BasiqAdmin.Services.Users;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Connections;

/// <inheritdoc/>
public sealed class ConnectionService(
    BasiqClient basiq,
    AccessGuard guard,
    ConnectorCatalog connectors,
    DirectoryWriter writer,
    UserLookup lookup,
    JobSync refresher,
    ConnectionSearch search,
    IDbContextFactory<AdminContext> contexts) : IConnectionService
{
    private const string ObjectType = "connection";
    private const string All = "*";

    /// <inheritdoc/>
    public async Task<BasiqList<ConnectionView>> ListAsync(Actor actor, UserId userId, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, "user", userId.Value, cancellationToken);
        var banks = connectors.GetAsync(cancellationToken);
        var listing = ReadJobsAsync(userId, cancellationToken);
        var reading = ReadAsync(userId, cancellationToken);
        await Task.WhenAll(reading, listing, banks);
        var (connections, jobs) = (await reading, await listing);
        await writer.StoreAsync(userId, connections, cancellationToken);
        await KeepAsync(userId, jobs, cancellationToken);
        var newest = Newest(jobs.Value ?? BasiqList.Empty<Job>());
        var list = await banks;
        var views = connections.Select(connection => View(connection, userId, list, newest.GetValueOrDefault(connection.Id)) with { AreJobsRead = jobs.IsRead }).ToList();
        return new BasiqList<ConnectionView>(await RecordedAsync(userId, views, cancellationToken), connections.Odd);
    }

    /// <inheritdoc/>
    public async Task<ConnectionDetails?> GetAsync(Actor actor, UserId userId, ConnectionId connectionId, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, ObjectType, connectionId.Value, cancellationToken);
        if (await FindAsync(userId, connectionId, cancellationToken) is not { } connection)
        {
            return null;
        }

        var banks = connectors.GetAsync(cancellationToken);
        var accounts = AccountsAsync(userId, connectionId, cancellationToken);
        var listing = ReadJobsAsync(userId, cancellationToken);
        await Task.WhenAll(accounts, listing, banks);
        var jobs = await listing;
        await writer.StoreAsync(userId, connection, cancellationToken);
        await KeepAsync(userId, jobs, cancellationToken);
        var sorted = (jobs.Value ?? BasiqList.Empty<Job>()).Where(job => job.ConnectionId == connectionId).OrderByDescending(job => job.CreatedAt).ToList();
        var view = View(connection, userId, await banks, sorted.FirstOrDefault()) with { AreJobsRead = jobs.IsRead };
        return new ConnectionDetails((await RecordedAsync(userId, [view], cancellationToken))[0], sorted, await accounts);
    }

    /// <inheritdoc/>
    public async Task<Page<ConnectionRow>> SearchAsync(Actor actor, ConnectionListFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, ObjectType, All, cancellationToken);
        return await search.ReadAsync(filter, page, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(Actor actor, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, ObjectType, All, cancellationToken);
        return await search.CountAsync(cancellationToken);
    }

    // Without the jobs the connections are still worth showing; the diagnosis says what is not known. The client has logged the failure.
    private Task<BasiqReading<BasiqList<Job>>> ReadJobsAsync(UserId userId, CancellationToken cancellationToken) =>
        BasiqReading<BasiqList<Job>>.TryAsync(basiq.Jobs.ListAsync(userId, null, cancellationToken));

    private Task KeepAsync(UserId userId, BasiqReading<BasiqList<Job>> jobs, CancellationToken cancellationToken) =>
        jobs.Value is { } read ? refresher.KeepAsync(userId, read, cancellationToken) : Task.CompletedTask;

    private async Task<BasiqList<Connection>> ReadAsync(UserId userId, CancellationToken cancellationToken)
    {
        try
        {
            return await basiq.Connections.ListAsync(userId, null, cancellationToken);
        }
        catch (BasiqException exception) when (exception.Kind == BasiqErrorKind.NotFound)
        {
            // Perhaps the user is gone: asking for the user decides it, and removes the details that are stored.
            await lookup.LookUpAsync(userId, UserSource.LookUp, cancellationToken);
            throw;
        }
    }

    // What Basiq does not tell about a connection, and the records do.
    private async Task<IReadOnlyList<ConnectionView>> RecordedAsync(UserId userId, IReadOnlyList<ConnectionView> views, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var fetched = await context.Set<ConnectionRecord>().AsNoTracking().Where(record => record.UserId == userId).ToDictionaryAsync(record => record.Id, record => record.DataAsOf, cancellationToken);
        var purged = await PurgedData.NewestAsync(context, fetched.Keys, cancellationToken);
        return [.. views.Select(view => view with
        {
            DataAsOf = fetched.GetValueOrDefault(view.Connection.Id),
            PurgedAt = purged.GetValueOrDefault(view.Connection.Id)?.At,
            MayHoldData = purged.GetValueOrDefault(view.Connection.Id) is not { LeftNothing: true },
        })];
    }

    private async Task<Connection?> FindAsync(UserId userId, ConnectionId connectionId, CancellationToken cancellationToken)
    {
        try
        {
            return await basiq.Connections.GetAsync(userId, connectionId, cancellationToken);
        }
        catch (BasiqException exception) when (exception.Kind == BasiqErrorKind.NotFound)
        {
            return null;
        }
    }

    // The accounts are a detail of the page: without them the rest is still worth showing. The client has logged the failure.
    private async Task<BasiqList<AccountView>?> AccountsAsync(UserId userId, ConnectionId connectionId, CancellationToken cancellationToken)
    {
        var accounts = (await BasiqReading<BasiqList<Account>>.TryAsync(basiq.Accounts.ListAsync(userId, connectionId, cancellationToken))).Value;
        return accounts is null ? null : new BasiqList<AccountView>([.. accounts.DistinctBy(account => account.Id).Select(AccountView.Of).OrderBy(account => account.LastUpdatedAt)], accounts.Odd);
    }

    private static Dictionary<ConnectionId, Job> Newest(IReadOnlyList<Job> jobs) =>
        jobs.Where(job => job.ConnectionId is not null).GroupBy(job => job.ConnectionId!.Value)
            .ToDictionary(group => group.Key, group => group.MaxBy(job => job.CreatedAt)!);

    private static ConnectionView View(Connection connection, UserId userId, ConnectorList banks, Job? lastJob) =>
        new(connection, userId, banks.NameOf(connection.InstitutionId), banks.StatusOf(connection.InstitutionId, connection.Method), lastJob);
}
