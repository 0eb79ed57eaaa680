using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Recovery;

/// <summary>Counts the queue, over all and by bank.</summary>
internal sealed class RecoverySummary(IDbContextFactory<AdminContext> contexts, ConnectorCatalog connectors, RecoveryOutlook outlook, IOptions<RecoveryOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public async Task<RecoveryOverview> ReadAsync(CancellationToken cancellationToken)
    {
        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = await CountAsync(context, cancellationToken);
        var pauses = await RecoveryOutlook.PausesAsync(context, cancellationToken);
        var parts = await PartsAsync(context, pauses.Keys, cancellationToken);
        var result = new List<RecoveryBank>();
        foreach (var part in parts)
        {
            result.Add(await BankAsync(context, part, banks, pauses, cancellationToken));
        }

        return new RecoveryOverview(counts, [.. result.OrderByDescending(bank => bank.Waiting + bank.Paused + bank.Trying).ThenBy(bank => bank.Name, StringComparer.OrdinalIgnoreCase)], pauses.GetValueOrDefault(RecoveryScope.Whole));
    }

    /// <summary>Counts the tickets by stage.</summary>
    public async Task<IReadOnlyDictionary<RecoveryStage, int>> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await CountAsync(context, cancellationToken);
    }

    private static async Task<Dictionary<RecoveryStage, int>> CountAsync(AdminContext context, CancellationToken cancellationToken)
    {
        var states = await context.Set<RecoveryTicket>().GroupBy(ticket => ticket.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var unassigned = states.ContainsKey(RecoveryState.Escalated) ? await RecoveryList.Unassigned(context).CountAsync(cancellationToken) : 0;
        return Enum.GetValues<RecoveryStage>().ToDictionary(stage => stage, stage => stage switch
        {
            RecoveryStage.All => states.Values.Sum(),
            RecoveryStage.Open => states.GetValueOrDefault(RecoveryState.Waiting) + states.GetValueOrDefault(RecoveryState.Paused) + states.GetValueOrDefault(RecoveryState.Trying),
            RecoveryStage.Unassigned => unassigned,
            _ => states.GetValueOrDefault(Enum.Parse<RecoveryState>(stage.ToString())),
        });
    }

    // Banks with tickets in the queue or of the last day, and paused ones.
    private async Task<List<Part>> PartsAsync(AdminContext context, IEnumerable<string> scopes, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var since = now - Day;
        var groups = await context.Set<RecoveryTicket>().Where(ticket => ticket.EndedAt == null || ticket.EndedAt > since)
            .GroupBy(ticket => new { ticket.InstitutionId, ticket.Method, ticket.State, Reason = ticket.EndedAt == null ? ticket.Reason : string.Empty, IsLater = ticket.EndedAt == null && ticket.DueAt > now }).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var parts = groups.GroupBy(group => group.Key.InstitutionId)
            .Select(bank => new Part(bank.Key, [.. bank.Select(group => new RecoveryWay(bank.Key, group.Key.Method)).Distinct()], bank.GroupBy(group => group.Key.State).ToDictionary(state => state.Key, state => state.Sum(group => group.Count)))
            {
                Waits = [.. bank.Where(group => group.Key.Reason.Length > 0).Select(group => new Wait(new RecoveryWay(bank.Key, group.Key.Method), group.Key.State, group.Key.Reason, group.Key.IsLater, group.Count))],
            }).ToList();
        var paused = scopes.Where(scope => scope.Length > 0).Select(InstitutionId.Parse).Where(id => parts.TrueForAll(part => part.Bank != id));
        return [.. parts, .. paused.Select(id => new Part(id, [], []))];
    }

    private async Task<RecoveryBank> BankAsync(AdminContext context, Part part, ConnectorList banks, IReadOnlyDictionary<string, RecoveryPause> pauses, CancellationToken cancellationToken)
    {
        var forecasts = new Dictionary<RecoveryWay, RecoveryForecast>();
        foreach (var way in part.Ways)
        {
            forecasts.Add(way, await outlook.OfAsync(context, way, banks, pauses, cancellationToken));
        }

        var waiting = part.Count(RecoveryState.Waiting);
        var next = waiting == 0 ? null : forecasts.Values.Min(forecast => forecast.NextTurnAt);
        return new RecoveryBank(
            part.Bank,
            banks.NameOf(part.Bank),
            [.. forecasts.Values.Select(forecast => forecast.Status).Distinct()],
            waiting,
            part.Count(RecoveryState.Paused),
            part.Count(RecoveryState.Trying),
            part.Count(RecoveryState.Recovered),
            part.Count(RecoveryState.Escalated),
            next,
            next is { } turn ? RecoveryPace.About(turn, waiting - 1, options.Value.Stagger) : null,
            pauses.GetValueOrDefault(part.Bank.Value))
        {
            Reason = part.Waits.GroupBy(wait => forecasts[wait.Way].ReasonOf(wait.State, wait.Reason, wait.IsLater), StringComparer.Ordinal)
                .OrderByDescending(reason => reason.Sum(wait => wait.Count)).ThenBy(reason => reason.Key, StringComparer.Ordinal).Select(reason => reason.Key).FirstOrDefault(),
        };
    }

    private sealed record Part(InstitutionId Bank, IReadOnlyList<RecoveryWay> Ways, Dictionary<RecoveryState, int> States)
    {
        public IReadOnlyList<Wait> Waits { get; init; } = [];

        public int Count(RecoveryState state) => States.GetValueOrDefault(state);
    }

    private sealed record Wait(RecoveryWay Way, RecoveryState State, string Reason, bool IsLater, int Count);
}
