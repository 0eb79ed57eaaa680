using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Users;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Recovery;

/// <summary>Makes rows of tickets: with the masked user, the bank's name, the reason of this moment and when the turn comes.</summary>
internal sealed class RecoveryRows(RecoveryOutlook outlook)
{
    public async Task<IReadOnlyDictionary<long, RecoveryRow>> ReadAsync(AdminContext context, IReadOnlyCollection<RecoveryTicket> tickets, ConnectorList banks, CancellationToken cancellationToken)
    {
        var users = await MaskedUsers.ReadAsync(context, tickets.Select(ticket => ticket.UserId), cancellationToken);
        var cases = await CasesAsync(context, tickets, cancellationToken);
        var forecasts = await ForecastsAsync(context, tickets, banks, cancellationToken);
        var ahead = await AheadAsync(context, tickets, cancellationToken);
        return tickets.ToDictionary(ticket => ticket.Key, ticket =>
        {
            var forecast = forecasts[new RecoveryWay(ticket.InstitutionId, ticket.Method)];
            return new RecoveryRow
            {
                Key = ticket.Key,
                UserId = ticket.UserId,
                Masked = users[ticket.UserId],
                ConnectionId = ticket.ConnectionId,
                InstitutionId = ticket.InstitutionId,
                BankName = forecast.BankName,
                Method = ticket.Method,
                BankStatus = banks.StatusOf(ticket.InstitutionId, ticket.Method),
                State = ticket.State,
                Reason = forecast.ReasonOf(ticket),
                TurnAt = forecast.TurnOf(ticket, ahead.GetValueOrDefault(ticket.Key)),
                Attempts = ticket.Attempts,
                SentAt = ticket.SentAt,
                JobId = ticket.JobId,
                QueuedByName = ticket.QueuedByName,
                QueuedAt = ticket.QueuedAt,
                EndedAt = ticket.EndedAt,
                CaseNumber = cases.TryGetValue(ticket.ConnectionId.Value, out var number) ? number : null,
                Version = ticket.Version,
            };
        });
    }

    private static async Task<Dictionary<string, long>> CasesAsync(AdminContext context, IReadOnlyCollection<RecoveryTicket> tickets, CancellationToken cancellationToken)
    {
        var ids = tickets.Select(ticket => (Basiq.Ids.ConnectionId?)ticket.ConnectionId).Distinct().ToList();
        var found = await context.Set<FailedJobCase>().Where(one => ids.Contains(one.ConnectionId)).Select(one => new { one.ConnectionId, one.Number }).ToListAsync(cancellationToken);
        return found.GroupBy(one => one.ConnectionId!.Value.Value, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Max(one => one.Number), StringComparer.Ordinal);
    }

    private async Task<Dictionary<RecoveryWay, RecoveryForecast>> ForecastsAsync(AdminContext context, IReadOnlyCollection<RecoveryTicket> tickets, ConnectorList banks, CancellationToken cancellationToken)
    {
        var pauses = await RecoveryOutlook.PausesAsync(context, cancellationToken);
        var forecasts = new Dictionary<RecoveryWay, RecoveryForecast>();
        foreach (var way in tickets.Select(ticket => new RecoveryWay(ticket.InstitutionId, ticket.Method)).Distinct())
        {
            forecasts[way] = await outlook.OfAsync(context, way, banks, pauses, cancellationToken);
        }

        return forecasts;
    }

    // The queue is in the order of its keys; those of the same bank come one after the other.
    private static Task<Dictionary<long, int>> AheadAsync(AdminContext context, IReadOnlyCollection<RecoveryTicket> tickets, CancellationToken cancellationToken)
    {
        var keys = tickets.Where(ticket => ticket.State == RecoveryState.Waiting).Select(ticket => ticket.Key).ToList();
        var all = context.Set<RecoveryTicket>();
        return all.Where(ticket => keys.Contains(ticket.Key))
            .Select(ticket => new { ticket.Key, Ahead = all.Count(other => other.State == RecoveryState.Waiting && other.InstitutionId == ticket.InstitutionId && other.Key < ticket.Key) })
            .ToDictionaryAsync(one => one.Key, one => one.Ahead, cancellationToken);
    }
}
