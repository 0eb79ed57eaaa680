using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Time;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Connectors;

/// <summary>
/// Counts jobs, connections and cases by connector. That reads two weeks of jobs, so it is done once a minute at most however many people look,
/// and behind them: they see the last figures meanwhile, unless those are too old.
/// </summary>
public sealed partial class ConnectorFigureReader(IDbContextFactory<AdminContext> contexts, TimeProvider clock, ILogger<ConnectorFigureReader> logger) : IDisposable
{
    /// <summary>After this time the figures are counted anew.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    /// <summary>Figures of this age are shown to nobody.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromMinutes(15);

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Lock starting = new();
    private volatile Snapshot? current;

    /// <summary>The count that goes on behind those who look.</summary>
    public Task Recount { get; private set; } = Task.CompletedTask;

    /// <summary>The figures. Waits for the database only without any that are recent enough.</summary>
    public async Task<ConnectorFigures> GetAsync(CancellationToken cancellationToken)
    {
        if (current is not { } known || Age(known) >= Oldest)
        {
            return await CountOnceAsync(cancellationToken);
        }

        if (Age(known) >= Lifetime)
        {
            lock (starting)
            {
                Recount = Recount.IsCompleted ? Task.Run(TryCountAsync, CancellationToken.None) : Recount;
            }
        }

        return known.Figures;
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private TimeSpan Age(Snapshot snapshot) => snapshot.At.Age(clock);

    private async Task TryCountAsync()
    {
        try
        {
            await CountOnceAsync(CancellationToken.None);
        }
        catch (Exception exception)
        {
            Log.NotCounted(logger, exception);
        }
    }

    private async Task<ConnectorFigures> CountOnceAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (current is { } meanwhile && Age(meanwhile) < Lifetime)
            {
                return meanwhile.Figures;
            }

            var at = Moment.Now(clock);
            var figures = await CountAsync(cancellationToken);
            current = new Snapshot(figures, at);
            return figures;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<ConnectorFigures> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var days = await JobOutcomes.ReadAsync(context, now, cancellationToken);
        var connections = await context.Set<ConnectionRecord>().Where(connection => connection.Status != ConnectionStatus.Deleted && connection.InstitutionId != null)
            .GroupBy(connection => new { connection.InstitutionId, connection.Method }).Select(group => new { group.Key.InstitutionId, group.Key.Method, Count = group.Count() })
            .ToDictionaryAsync(group => new ConnectorId(group.InstitutionId!.Value, group.Method), group => group.Count, cancellationToken);
        var cases = await UnresolvedCases.Of(context).Where(found => found.InstitutionId != null)
            .GroupBy(found => new { found.InstitutionId, found.Method })
            .Select(group => new { group.Key.InstitutionId, group.Key.Method, Open = group.Count(found => found.State == CaseState.Open), All = group.Count(), Users = group.Where(found => found.Owner != ActionOwner.Customer).Select(found => found.UserId).Distinct().Count() })
            .ToDictionaryAsync(group => new ConnectorId(group.InstitutionId!.Value, group.Method), group => new CaseCounts(group.Open, group.All - group.Open) { UsersAffected = group.Users }, cancellationToken);
        return new ConnectorFigures(connections, cases)
        {
            Days = days,
            UsualTimes = await JobOutcomes.UsualTimesAsync(context, now, cancellationToken),
        };
    }

    private sealed record Snapshot(ConnectorFigures Figures, Moment At);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The jobs, connections and cases of each bank could not be counted; the last figures go on")]
        public static partial void NotCounted(ILogger logger, Exception exception);
    }
}
