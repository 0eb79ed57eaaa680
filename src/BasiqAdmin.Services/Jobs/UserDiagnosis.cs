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

namespace BasiqAdmin.Services.Jobs;

/// <summary>Says of each of a user's connections what is wrong. Asks Basiq nothing.</summary>
internal sealed class UserDiagnosis(SituationReader situations)
{
    /// <summary>What is wrong with each connection by what was just read, and stored by the caller; where a part could not be read, what is stored is judged, and where that shows no fault, nothing is known.</summary>
    public async Task<UserDiagnoses> OfAsync(AdminContext context, UserId userId, UserReading told, ConnectorList banks, CancellationToken cancellationToken)
    {
        var given = told.Consents.Value ?? BasiqList.Empty<Consent>();
        var consent = CurrentConsent.Of(given);
        var connections = await context.Set<ConnectionRecord>().AsNoTracking().Where(record => record.UserId == userId && record.Status != ConnectionStatus.Deleted).ToListAsync(cancellationToken);
        var cases = await context.Set<FailedJobCase>().AsNoTracking().Where(found => found.UserId == userId && found.State != CaseState.Resolved && found.ConnectionId != null)
            .ToDictionaryAsync(found => found.ConnectionId!.Value, found => new DiagnosedCase(found.Number, found.Version, found.AssigneeId, found.AssigneeName), cancellationToken);
        var notRead = await NotReadParts.OfAsync(context, userId, told.Jobs, told.Consents, told.Accounts, banks, cancellationToken);
        IReadOnlyList<UnreadPart> all = NotReadParts.OfConnections(told.Connections, connections) is { } missing ? [missing, .. notRead] : notRead;
        var listed = (told.Connections.Value ?? BasiqList.Empty<Connection>()).Select(connection => connection.Id).ToHashSet();
        var held = told.Accounts.Value?.ToLookup(account => account.ConnectionId);
        var found = new List<ConnectionDiagnosis>(connections.Count);
        foreach (var connection in connections)
        {
            // A connection that was read itself lacks nothing because another one was not.
            var unread = listed.Contains(connection.Id) ? notRead : all;
            var situation = await situations.OfConnectionAsync(context, userId, connection.Id, banks, cancellationToken);
            var diagnosis = Diagnosis.Of(situation with { Consent = consent, Accounts = held is null ? null : [.. held[connection.Id]], NotRead = unread });
            found.Add(new ConnectionDiagnosis(connection.Id, banks.NameOf(connection.InstitutionId), diagnosis, cases.GetValueOrDefault(connection.Id))
            {
                DataAsOf = situation.DataAsOf,
                ConsentEndsAt = EndRules.EndOf(situation.Connection, consent),
                NotRead = unread,
            });
        }

        return new UserDiagnoses([.. found.OrderBy(Urgency).ThenByDescending(one => one.Diagnosis?.Since)], given) { NotRead = all };
    }

    // First what waits for somebody, in the order of who must act; then what works and needs a hand; then what clears itself; last what is fine.
    private static int Urgency(ConnectionDiagnosis one) => one.Diagnosis switch
    {
        null => int.MaxValue,
        { Cause: Cause.AccountNotUpdated or Cause.EndsSoon } => 50,
        { CanClearItself: true } diagnosis => 100 + (int)diagnosis.Owner,
        var diagnosis => (int)diagnosis.Owner,
    };
}
