using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Jobs.History;
using BasiqAdmin.Services.Readings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Jobs;

/// <summary>Says of each of a user's connections what is wrong, from jobs that are brought up to date first.</summary>
public sealed partial class UserDiagnosis(
    BasiqClient basiq,
    JobSync jobs,
    SituationReader situations,
    ConnectorCatalog connectors,
    IDbContextFactory<AdminContext> contexts,
    TimeProvider clock,
    ILogger<UserDiagnosis> logger)
{
    /// <summary>What is wrong with each connection, and the consents that were read on the way. When Basiq does not answer, what is stored is judged, and where that shows no fault, nothing is known.</summary>
    public async Task<UserDiagnoses> ReadAsync(UserId userId, CancellationToken cancellationToken)
    {
        var refreshing = TryAsync(userId, jobs.RefreshUnlessJustDoneAsync(userId, cancellationToken));
        var agreeing = TryAsync(userId, basiq.Consents.ListAsync(userId, cancellationToken));
        var holding = TryAsync(userId, basiq.Accounts.ListAsync(userId, null, cancellationToken));
        await Task.WhenAll(refreshing, agreeing, holding);
        var (read, consents, accounts) = (await refreshing, await agreeing, await holding);
        var banks = await connectors.GetAsync(cancellationToken);
        var given = consents.Value ?? BasiqList.Empty<Consent>();
        var consent = CurrentConsent.Of(given);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var connections = await context.Set<ConnectionRecord>().AsNoTracking().Where(record => record.UserId == userId && record.Status != ConnectionStatus.Deleted).ToListAsync(cancellationToken);
        var cases = await context.Set<FailedJobCase>().AsNoTracking().Where(found => found.UserId == userId && found.State != CaseState.Resolved && found.ConnectionId != null)
            .ToDictionaryAsync(found => found.ConnectionId!.Value, found => new DiagnosedCase(found.Number, found.Version, found.AssigneeId, found.AssigneeName), cancellationToken);
        await NotReadParts.NoteAsync(context, userId, consents, accounts, clock.GetUtcNow(), cancellationToken);
        var notRead = await NotReadParts.OfAsync(context, userId, read, consents, accounts, banks, cancellationToken);
        var held = accounts.Value?.ToLookup(account => account.ConnectionId);
        var found = new List<ConnectionDiagnosis>(connections.Count);
        foreach (var connection in connections)
        {
            var situation = await situations.OfConnectionAsync(context, userId, connection.Id, banks, cancellationToken);
            var diagnosis = Diagnosis.Of(situation with { Consent = consent, Accounts = held is null ? null : [.. held[connection.Id]], NotRead = notRead });
            found.Add(new ConnectionDiagnosis(connection.Id, banks.NameOf(connection.InstitutionId), diagnosis, cases.GetValueOrDefault(connection.Id))
            {
                DataAsOf = situation.DataAsOf,
                ConsentEndsAt = EndRules.EndOf(situation.Connection, consent),
                ReadAt = connection.SyncedAt,
                NotRead = notRead,
            });
        }

        return new UserDiagnoses([.. found.OrderBy(Urgency).ThenByDescending(one => one.Diagnosis?.Since)], given);
    }

    // First what waits for somebody, in the order of who must act; then what works and needs a hand; then what clears itself; last what is fine.
    private static int Urgency(ConnectionDiagnosis one) => one.Diagnosis switch
    {
        null => int.MaxValue,
        { Cause: Cause.AccountNotUpdated or Cause.EndsSoon } => 50,
        { CanClearItself: true } diagnosis => 100 + (int)diagnosis.Owner,
        var diagnosis => (int)diagnosis.Owner,
    };

    private async Task<BasiqReading<T>> TryAsync<T>(UserId userId, Task<T> call)
    {
        using var scope = logger.BeginScope(new KeyValuePair<string, object?>[] { new("userId", userId.Value) });
        var reading = await BasiqReading<T>.TryAsync(call);
        if (reading.Problem is { } problem)
        {
            Log.NotRead(logger, problem);
        }

        return reading;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Not all could be read from Basiq; the diagnosis rests on what is stored")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
