using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Insights;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Home;

/// <summary>Reads how the team's work goes, from the same counts as the reports of periods.</summary>
internal sealed class TeamReader(IDbContextFactory<AdminContext> contexts, ConnectorCatalog connectors, TimeProvider clock)
{
    private const int DaysShown = 14;
    private const int DaysOfWeek = 7;

    public async Task<HomeTeam> ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var (shown, week) = (InsightsPeriod.Last(DaysShown, today), InsightsPeriod.Last(InsightsPeriod.DaysAtFirst, today));
        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await KnownDays.ReadAsync(context, shown.From.AddDays(-DaysOfWeek), today, cancellationToken);

        // The same period as the reports open with, so that both pages say the same.
        var times = PeriodTimes.Of(week, now);
        var closing = await CaseFigures.ClosingAsync(context, times, isComparable: false, cancellationToken);
        var jobs = await PeriodCounts.ReadAsync(context, times, known.AreComparable(week), banks, cancellationToken);

        // One reading for the days shown and the week before them, whose totals are the line beside.
        var all = new InsightsPeriod(shown.From.AddDays(-DaysOfWeek), today);
        var days = await InsightsReader.DaysAsync(context, all, PeriodTimes.Of(all, now), known, cancellationToken);
        return new HomeTeam(
            closing.Open,
            known.HasCases(today.AddDays(-DaysOfWeek)) ? await ChangeAsync(context, now.AddDays(-DaysOfWeek), cancellationToken) : null,
            jobs.Of(jobs.Failures),
            days[^1].Opened ?? 0,
            closing.Unassigned,
            closing.OldestAt,
            closing.Median,
            [.. days.Skip(DaysOfWeek)],
            [.. days.Take(DaysShown).Select(day => day.AllFailures)],
            jobs.LeastReliable(),
            await TeamAsync(context, cancellationToken));
    }

    // What is unresolved now, without what was then: what was opened since and is unresolved, less what was there and ended since. Neither reads the archive.
    private static async Task<int> ChangeAsync(AdminContext context, DateTimeOffset then, CancellationToken cancellationToken)
    {
        var cases = context.Set<FailedJobCase>().AsNoTracking();
        var come = await cases.CountAsync(found => found.OpenedAt > then && found.State != CaseState.Resolved, cancellationToken);
        return come - await cases.CountAsync(found => found.ResolvedAt > then && found.OpenedAt <= then, cancellationToken);
    }

    private static async Task<IReadOnlyList<TeamMember>> TeamAsync(AdminContext context, CancellationToken cancellationToken)
    {
        var open = await CaseFigures.OpenAsync(context, cancellationToken);
        return [.. open.Select(person => new TeamMember(person.Key, person.Value.Name, person.Value.Count)).OrderBy(person => person.Id == CaseFilter.Nobody).ThenByDescending(person => person.Open).ThenBy(person => person.Name, StringComparer.OrdinalIgnoreCase)];
    }
}
