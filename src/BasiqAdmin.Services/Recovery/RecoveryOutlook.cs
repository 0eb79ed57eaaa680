using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Recovery;

/// <summary>Reads what decides when tickets go: the banks' health, pauses, and what was sent last.</summary>
internal sealed class RecoveryOutlook(ConnectorOutages outages, IOptions<RecoveryOptions> options, TimeProvider clock)
{
    /// <summary>Whoever paused the whole queue, and parts of it.</summary>
    public static async Task<IReadOnlyDictionary<string, RecoveryPause>> PausesAsync(AdminContext context, CancellationToken cancellationToken) =>
        await context.Set<RecoveryHold>().ToDictionaryAsync(hold => hold.Scope, hold => new RecoveryPause(hold.ByName, hold.At), StringComparer.Ordinal, cancellationToken);

    /// <summary>How it looks for one way into a bank.</summary>
    public async Task<RecoveryForecast> OfAsync(AdminContext context, RecoveryWay way, ConnectorList banks, IReadOnlyDictionary<string, RecoveryPause> pauses, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var stretch = await outages.OperationalStretchAsync(way.InstitutionId, way.Method, cancellationToken);
        var turn = await RecoveryTurns.NextTurnAsync(context, way.InstitutionId, now, options.Value.Stagger, cancellationToken);
        var hold = pauses.GetValueOrDefault(RecoveryScope.Whole) ?? pauses.GetValueOrDefault(way.InstitutionId.Value);
        var readyAt = stretch?.Since + options.Value.OperationalFor;
        return new RecoveryForecast(banks.NameOf(way.InstitutionId), banks.StatusOf(way.InstitutionId, way.Method), hold, now, options.Value)
        {
            IsWholeQueuePaused = pauses.ContainsKey(RecoveryScope.Whole),
            IsSeenOperational = stretch is not null,
            IsReady = stretch?.Length >= options.Value.OperationalFor,
            NextTurnAt = hold is null && readyAt is { } ready ? (ready > turn ? ready : turn) : null,
        };
    }
}
