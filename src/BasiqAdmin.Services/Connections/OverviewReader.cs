using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Accounts;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Jobs.History;
using BasiqAdmin.Services.Readings;
using BasiqAdmin.Services.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Connections;

/// <summary>Reads all that the page of a user or of a connection shows: asks Basiq once for each thing, all at the same time, stores the answers together and judges by just them.</summary>
internal sealed partial class OverviewReader(
    BasiqClient basiq,
    ConnectorCatalog connectors,
    DirectoryWriter directory,
    JobRecorder recorder,
    UserDiagnosis diagnosis,
    IDbContextFactory<AdminContext> contexts,
    TimeProvider clock,
    ILogger<OverviewReader> logger)
{
    /// <summary>The user; null when neither Basiq nor the directory knows them.</summary>
    /// <exception cref="BasiqException">Basiq did not answer, and the directory does not know the user.</exception>
    public async Task<UserOverview?> OfUserAsync(UserId userId, CancellationToken cancellationToken)
    {
        if (await ReadAsync(userId, cancellationToken) is not { } seen)
        {
            return null;
        }

        var listed = seen.Told.Connections.Value is { } list ? new BasiqList<ConnectionView>([.. seen.Views.Where(view => view.IsRead)], list.Odd) : null;
        return new UserOverview(seen.User, new BasiqReading<BasiqList<ConnectionView>>(listed, seen.Told.Connections.Problem), seen.Diagnoses);
    }

    /// <summary>The connection of a user; null when neither Basiq nor the directory knows the user.</summary>
    /// <exception cref="BasiqException">Basiq did not answer, and the connection is not known here.</exception>
    public async Task<ConnectionOverview?> OfConnectionAsync(UserId userId, ConnectionId connectionId, CancellationToken cancellationToken)
    {
        if (await ReadAsync(userId, cancellationToken) is not { } seen)
        {
            return null;
        }

        var view = seen.Views.FirstOrDefault(one => one.Connection.Id == connectionId);
        if (view is null && !seen.Told.AreAllConnectionsRead)
        {
            throw seen.Told.Connections.Problem ?? new BasiqException(BasiqErrorKind.MalformedReply, "GET /users/{userId}/connections: a row could not be read");
        }

        var judged = seen.Diagnoses.Connections.Where(one => one.ConnectionId == connectionId).ToList();
        return new ConnectionOverview(seen.User, view, AccountsOf(seen.Told.Accounts.Value, connectionId), new UserDiagnoses(judged, seen.Diagnoses.Consents)
        {
            NotRead = judged is [var one] ? one.NotRead : seen.Diagnoses.NotRead,
        });
    }

    private async Task<Seen?> ReadAsync(UserId userId, CancellationToken cancellationToken)
    {
        var asking = UserReading.ReadAsync(basiq, userId, cancellationToken);
        var listing = connectors.GetAsync(cancellationToken);
        await Task.WhenAll(asking, listing);
        var (told, banks) = (await asking, await listing);
        Note(userId, told);

        // Basiq has answered by now, so that nobody waits for it behind the lock. What is judged is read before the lock is given away: it is what was just stored.
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await directory.StoreAsync(context, userId, told, cancellationToken) is not { } user)
        {
            return told.User is { IsNotFound: false, Problem: { } problem } ? throw problem : null;
        }

        var seen = user.State == DirectoryState.NotFound
            ? new Seen(UserDetails.Of(user), UserReading.OfNobody, [], new UserDiagnoses([], []))
            : await StoreAndJudgeAsync(context, user, told, banks, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return seen;
    }

    private async Task<Seen> StoreAndJudgeAsync(AdminContext context, DirectoryUser user, UserReading told, ConnectorList banks, CancellationToken cancellationToken)
    {
        if (told.Jobs.Value is { } jobs)
        {
            await recorder.RecordVisitAsync(context, user.Id, jobs, banks, cancellationToken);
        }

        await NotReadParts.NoteAsync(context, user.Id, told.Consents, told.Accounts, clock.GetUtcNow(), cancellationToken);
        var views = await ViewsAsync(context, user.Id, told, banks, cancellationToken);
        return new Seen(UserDetails.Of(user), told, views, await diagnosis.OfAsync(context, user.Id, told, banks, cancellationToken));
    }

    // Those that Basiq has told of, and where some may be missing, those that are known here.
    private static async Task<List<ConnectionView>> ViewsAsync(AdminContext context, UserId userId, UserReading told, ConnectorList banks, CancellationToken cancellationToken)
    {
        var records = await context.Set<ConnectionRecord>().AsNoTracking().Where(record => record.UserId == userId).ToDictionaryAsync(record => record.Id, cancellationToken);
        var purged = await PurgedData.NewestAsync(context, records.Keys, cancellationToken);
        var lastJobs = (told.Jobs.Value ?? BasiqList.Empty<Job>()).ToLookup(job => job.ConnectionId);
        var listed = (told.Connections.Value ?? BasiqList.Empty<Connection>()).DistinctBy(connection => connection.Id).Select(View).ToList();
        var missing = told.AreAllConnectionsRead ? [] : records.Values.ExceptBy(listed.Select(view => view.Connection.Id), record => record.Id);
        return [.. listed, .. missing.Select(record => View(record.ToConnection()) with { IsRead = false })];

        ConnectionView View(Connection connection) =>
            new(connection, userId, banks.NameOf(connection.InstitutionId), banks.StatusOf(connection.InstitutionId, connection.Method), lastJobs[connection.Id].MaxBy(job => job.CreatedAt))
            {
                DataAsOf = records.GetValueOrDefault(connection.Id)?.DataAsOf,
                PurgedAt = purged.GetValueOrDefault(connection.Id)?.At,
                MayHoldData = purged.GetValueOrDefault(connection.Id) is not { LeftNothing: true },
                AreJobsRead = told.Jobs.IsRead,
            };
    }

    private static BasiqList<AccountView>? AccountsOf(BasiqList<Account>? ofUser, ConnectionId connectionId)
    {
        if (ofUser is null)
        {
            return null;
        }

        var own = ofUser.Where(account => account.ConnectionId == connectionId).DistinctBy(account => account.Id).Select(AccountView.Of).OrderBy(account => account.LastUpdatedAt).ToList();

        // One that could not be read at all may be of this connection.
        return new BasiqList<AccountView>(own, [.. ofUser.Odd.Where(row => row.IsLeftOut || own.Exists(account => string.Equals(account.Id.Value, row.Id, StringComparison.Ordinal)))]);
    }

    private void Note(UserId userId, UserReading told)
    {
        using var scope = logger.BeginScope(new KeyValuePair<string, object?>[] { new("userId", userId.Value) });
        foreach (var problem in told.User.IsNotFound ? [] : told.Problems)
        {
            Log.NotRead(logger, problem);
        }
    }

    /// <summary>What was read of a user, and what is known then.</summary>
    private sealed record Seen(UserDetails User, UserReading Told, IReadOnlyList<ConnectionView> Views, UserDiagnoses Diagnoses);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Not all could be read from Basiq; the diagnosis rests on what is stored")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
