using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
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

    private const int DaysBefore = 7;

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
        var jobs = await JobsAsync(context, cancellationToken);
        var connections = await context.Set<ConnectionRecord>().Where(connection => connection.Status != ConnectionStatus.Deleted && connection.InstitutionId != null)
            .GroupBy(connection => new { connection.InstitutionId, connection.Method }).Select(group => new { group.Key.InstitutionId, group.Key.Method, Count = group.Count() })
            .ToDictionaryAsync(group => (group.InstitutionId!.Value, group.Method), group => group.Count, cancellationToken);
        var cases = await UnresolvedCases.Of(context).Where(found => found.InstitutionId != null)
            .GroupBy(found => new { found.InstitutionId, found.Method })
            .Select(group => new { group.Key.InstitutionId, group.Key.Method, Open = group.Count(found => found.State == CaseState.Open), All = group.Count(), Users = group.Where(found => found.Owner != ActionOwner.Customer).Select(found => found.UserId).Distinct().Count() })
            .ToDictionaryAsync(group => (group.InstitutionId!.Value, group.Method), group => new CaseCounts(group.Open, group.All - group.Open) { UsersAffected = group.Users }, cancellationToken);
        return new ConnectorFigures(Sum(jobs, age => age == 0), Sum(jobs, age => age < DaysBefore), connections, cases)
        {
            WeekBefore = Sum(jobs, age => age == DaysBefore),
            ByDay = jobs.ToLookup(found => found.Connector).ToDictionary(found => found.Key, ByDay),
        };
    }

    private static Dictionary<(InstitutionId, ConnectionMethod), SuccessRate> Sum(IEnumerable<JobsOfADay> jobs, Func<int, bool> isCounted) =>
        jobs.Where(found => isCounted(found.Age)).GroupBy(found => found.Connector, found => found.Rate).ToDictionary(group => group.Key, Sum);

    private static SuccessRate Sum(IEnumerable<SuccessRate> rates) => rates.Aggregate(SuccessRate.None, (sum, rate) => sum + rate);

    private static IReadOnlyList<SuccessRate> ByDay(IEnumerable<JobsOfADay> jobs)
    {
        var byAge = jobs.ToLookup(found => found.Age, found => found.Rate);
        return [.. Enumerable.Range(0, DaysBefore).Reverse().Select(age => Sum(byAge[age]))];
    }

    // A job does not tell its method; its connection does. The days end now, so that the last of them is as long as the others.
    private async Task<IReadOnlyList<JobsOfADay>> JobsAsync(AdminContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (day1, day2, day3, day4, day5, day6, day7, day14) = (now.AddDays(-1), now.AddDays(-2), now.AddDays(-3), now.AddDays(-4), now.AddDays(-5), now.AddDays(-6), now.AddDays(-7), now.AddDays(-14));
        var ended = context.Set<JobRecord>().Where(job => job.CreatedAt >= day14 && (job.Status == JobStatus.Succeeded || job.Status == JobStatus.Failed));
        var counts = await ended
            .Join(context.Set<ConnectionRecord>(), job => job.ConnectionId, connection => connection.Id, (job, connection) => new
            {
                connection.InstitutionId,
                connection.Method,
                HasSucceeded = job.Status == JobStatus.Succeeded,
                IsCustomers = job.Owner == ActionOwner.Customer,
                Age = job.CreatedAt >= day1 ? 0
                    : job.CreatedAt >= day2 ? 1
                    : job.CreatedAt >= day3 ? 2
                    : job.CreatedAt >= day4 ? 3
                    : job.CreatedAt >= day5 ? 4
                    : job.CreatedAt >= day6 ? 5
                    : job.CreatedAt >= day7 ? 6
                    : DaysBefore,
            })
            .Where(job => job.InstitutionId != null)
            .GroupBy(job => job).Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return
        [
            .. counts.Select(found => new JobsOfADay(
                (found.Key.InstitutionId!.Value, found.Key.Method),
                found.Key.Age,
                found.Key.HasSucceeded ? new SuccessRate(found.Count, 0, 0) : found.Key.IsCustomers ? new SuccessRate(0, 0, found.Count) : new SuccessRate(0, found.Count, 0))),
        ];
    }

    // The age is in times of 24 hours; that of all older jobs is DaysBefore.
    private sealed record JobsOfADay((InstitutionId, ConnectionMethod) Connector, int Age, SuccessRate Rate);

    private sealed record Snapshot(ConnectorFigures Figures, Moment At);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The jobs, connections and cases of each bank could not be counted; the last figures go on")]
        public static partial void NotCounted(ILogger logger, Exception exception);
    }
}
