using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Basiq.Users;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Data.Sqlite;
using BasiqAdmin.Services.Readings;
using BasiqAdmin.Services.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Users;

/// <summary>Writes what Basiq tells about users and their connections into the directory.</summary>
public sealed class DirectoryWriter(IDbContextFactory<AdminContext> contexts, TimeProvider clock, IOptions<DirectoryOptions> options, IOptions<SearchOptions> search)
{
    private static readonly TimeSpan MaxPause = TimeSpan.FromHours(6);

    /// <summary>Stores the ids that are not known yet, as pending, and returns the state of those that were.</summary>
    public async Task<IReadOnlyDictionary<UserId, DirectoryState>> AddAsync(IReadOnlyCollection<UserId> ids, string source, CancellationToken cancellationToken)
    {
        // The transaction writes from its start, so that no other import can add the same ids between the question and the insert.
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var known = await context.Set<DirectoryUser>().AsNoTracking().Where(user => ids.Contains(user.Id))
            .Select(user => new { user.Id, user.State }).ToDictionaryAsync(user => user.Id, user => user.State, cancellationToken);
        context.AddRange(ids.Distinct().Where(id => !known.ContainsKey(id)).Select(id => NewUser(id, source)));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return known;
    }

    /// <summary>Stores a user as Basiq has it now. Without <paramref name="connections"/> the known ones stay, and the next sync is soon.</summary>
    public async Task StoreAsync(User user, BasiqList<Connection>? connections, string source, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await StoreAsync(context, user.Id, user, connections, source, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Stores one connection as Basiq has it now.</summary>
    public async Task StoreAsync(UserId userId, Connection connection, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var entry = await FindOrAddAsync(context, userId, UserSource.LookUp, cancellationToken);
        var record = await context.Set<ConnectionRecord>().SingleOrDefaultAsync(record => record.Id == connection.Id, cancellationToken)
            ?? context.Add(new ConnectionRecord { Id = connection.Id, UserId = entry.Id }).Entity;
        Apply(record, userId, connection, clock.GetUtcNow());
        await SaveAsync(context, userId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Basiq does not know the user (any more): personal details go, the ids stay, the connections count as deleted.</summary>
    public async Task ForgetAsync(UserId userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await ForgetAsync(context, userId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Stores in the caller's transaction what was just read, and returns what is known of the user then: null for one who is neither known here nor to Basiq, or of whom nothing could be read.</summary>
    internal async Task<DirectoryUser?> StoreAsync(AdminContext context, UserId userId, UserReading told, CancellationToken cancellationToken)
    {
        if (told.User.IsNotFound)
        {
            return await ForgetAsync(context, userId, cancellationToken);
        }

        // An id that nothing tells about may be nobody's.
        var isTold = told.User.IsRead || told.Connections.Value is { Total: > 0 };
        return isTold || await context.Set<DirectoryUser>().AnyAsync(user => user.Id == userId, cancellationToken)
            ? await StoreAsync(context, userId, told.User.Value, told.Connections.Value, UserSource.LookUp, cancellationToken)
            : null;
    }

    /// <summary>A look-up failed: the next one waits, longer each time.</summary>
    public async Task PostponeAsync(UserId userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<DirectoryUser>().SingleOrDefaultAsync(user => user.Id == userId, cancellationToken) is { } entry)
        {
            entry.SyncFailures++;
            var pause = TimeSpan.FromMinutes(Math.Pow(2, Math.Min(entry.SyncFailures, 10) - 1));
            entry.NextSyncAt = clock.GetUtcNow() + (pause < MaxPause ? pause : MaxPause);
            await context.SaveChangesAsync(cancellationToken);
        }
    }

    private async Task<DirectoryUser> StoreAsync(AdminContext context, UserId userId, User? user, BasiqList<Connection>? connections, string source, CancellationToken cancellationToken)
    {
        var entry = await FindOrAddAsync(context, userId, source, cancellationToken);
        if (user is not null)
        {
            Fill(entry, user);
            entry.NextSyncAt = connections is null ? clock.GetUtcNow() : clock.GetUtcNow() + options.Value.SyncAfter;
        }

        if (connections is not null)
        {
            await MergeAsync(context, entry, connections, cancellationToken);
        }

        await SaveAsync(context, userId, cancellationToken);
        return entry;
    }

    private async Task<DirectoryUser?> ForgetAsync(AdminContext context, UserId userId, CancellationToken cancellationToken)
    {
        if (await context.Set<DirectoryUser>().SingleOrDefaultAsync(user => user.Id == userId, cancellationToken) is not { } entry)
        {
            return null;
        }

        entry.Name = entry.BusinessName = entry.Email = entry.Mobile = null;
        SearchText.Fill(entry, search.Value.Phones);
        entry.State = DirectoryState.NotFound;
        entry.SyncedAt = clock.GetUtcNow();
        entry.SyncFailures = 0;
        entry.NextSyncAt = clock.GetUtcNow() + (options.Value.SyncAfter * 7);
        await MergeAsync(context, entry, BasiqList.Empty<Connection>(), cancellationToken);
        await SaveAsync(context, userId, cancellationToken);
        return entry;
    }

    private static async Task SaveAsync(AdminContext context, UserId userId, CancellationToken cancellationToken)
    {
        await context.SaveChangesAsync(cancellationToken);
        await context.UpdateDataAsOfAsync(userId, cancellationToken);
        await context.UpdateAttentionAsync(userId, cancellationToken);
    }

    private void Fill(DirectoryUser entry, User user)
    {
        entry.Name = NameOf(user);
        entry.BusinessName = PlainText.Of(user.BusinessName);
        entry.Email = PlainText.Of(user.Email);
        entry.Mobile = PlainText.Of(user.Mobile);
        SearchText.Fill(entry, search.Value.Phones);
        entry.State = DirectoryState.Known;
        entry.SyncedAt = clock.GetUtcNow();
        entry.SyncFailures = 0;
    }

    private async Task<DirectoryUser> FindOrAddAsync(AdminContext context, UserId id, string source, CancellationToken cancellationToken) =>
        await context.Set<DirectoryUser>().SingleOrDefaultAsync(user => user.Id == id, cancellationToken) ?? context.Add(NewUser(id, source)).Entity;

    private DirectoryUser NewUser(UserId id, string source)
    {
        var user = new DirectoryUser { Id = id, Source = source, FirstSeenAt = clock.GetUtcNow(), NextSyncAt = clock.GetUtcNow() };
        SearchText.Fill(user, search.Value.Phones);
        return user;
    }

    private static string? NameOf(User user) => PlainText.Of(user.PersonName) ?? PlainText.Of(user.BusinessName);

    private async Task MergeAsync(AdminContext context, DirectoryUser user, BasiqList<Connection> connections, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var ids = connections.Select(connection => connection.Id).ToList();
        var records = await context.Set<ConnectionRecord>().Where(record => record.UserId == user.Id || ids.Contains(record.Id))
            .ToDictionaryAsync(record => record.Id, cancellationToken);
        foreach (var connection in connections.DistinctBy(connection => connection.Id))
        {
            if (!records.Remove(connection.Id, out var record))
            {
                record = context.Add(new ConnectionRecord { Id = connection.Id, UserId = user.Id }).Entity;
            }

            Apply(record, user.Id, connection, now);
        }

        // A connection that Basiq lists but that cannot be read may be any of the others, so none of them counts as deleted.
        foreach (var unlisted in records.Values.Where(record => connections.LeftOut == 0 && record.Status != ConnectionStatus.Deleted))
        {
            unlisted.Status = ConnectionStatus.Deleted;
            unlisted.SyncedAt = now;
        }

        user.Connections = connections.Count(connection => connection.Status != ConnectionStatus.Deleted) + connections.LeftOut;
        user.ConnectionsInTrouble = connections.Count(connection => AttentionRule.IsFailing(connection, now));
        user.ConnectionsEnding = connections.Count(connection => AttentionRule.EndsSoon(connection, now));
    }

    private static void Apply(ConnectionRecord record, UserId userId, Connection connection, DateTimeOffset now)
    {
        record.UserId = userId;
        record.InstitutionId = connection.InstitutionId ?? record.InstitutionId;
        record.Method = connection.Method;
        record.Status = connection.Status;
        record.CreatedAt = connection.CreatedAt;
        record.LastUsedAt = connection.LastUsedAt;
        record.ExpiresAt = connection.ExpiresAt;
        record.SyncedAt = now;
    }
}
