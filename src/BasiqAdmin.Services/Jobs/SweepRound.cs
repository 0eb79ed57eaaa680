using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Jobs;

/// <summary>
/// Plans the daily visits: whoever was not visited for longest comes first, and the visits are spread so that all users take a day.
/// The times of the visits are stored, so a restart goes on where it was; at most one round is visited twice.
/// </summary>
/// <remarks>
/// 100,000 users a day are 86,400 s / 100,000 = one visit every 0.864 s. At the default limit of 2 a second the same round would take
/// 100,000 / 2 = 50,000 s = 13 h 53 min, so 42 % of the day is left to catch up after a pause.
/// </remarks>
public sealed class SweepRound(IDbContextFactory<AdminContext> contexts, IOptions<JobOptions> options, TimeProvider clock)
{
    private const int MostVisits = 500;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Late = TimeSpan.FromHours(25);
    private static readonly TimeSpan LongestRound = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private TimeSpan Fastest => TimeSpan.FromSeconds(1 / options.Value.SweepPerSecond);

    /// <summary>Visits the next users, each at its time, and returns how many; none when the next visit is more than a minute away.</summary>
    /// <param name="visit">One visit; it must not throw because of the user.</param>
    /// <param name="cancellationToken">Ends the round between two visits; those made are noted.</param>
    public async Task<int> RunAsync(Func<UserId, CancellationToken, Task> visit, CancellationToken cancellationToken) =>
        await RunAsync(await PlanAsync(cancellationToken), visit, cancellationToken);

    /// <summary>Visits just these users, out of their turn, as fast as the sweep may.</summary>
    /// <param name="users">Who is visited.</param>
    /// <param name="visit">One visit; it must not throw because of the user.</param>
    /// <param name="cancellationToken">Ends the round between two visits; those made are noted.</param>
    public Task<int> RunAsync(IReadOnlyList<UserId> users, Func<UserId, CancellationToken, Task> visit, CancellationToken cancellationToken) =>
        RunAsync(new Plan(users, clock.GetUtcNow(), Fastest), visit, cancellationToken);

    private async Task<int> RunAsync(Plan plan, Func<UserId, CancellationToken, Task> visit, CancellationToken cancellationToken)
    {
        var visited = new List<UserId>(plan.Users.Count);
        try
        {
            foreach (var user in plan.Users)
            {
                // Each visit has its own place on the clock, so that slow answers do not add up.
                await UntilAsync(plan.Start + (plan.Pace * visited.Count), cancellationToken);
                await visit(user, cancellationToken);
                visited.Add(user);
            }
        }
        finally
        {
            await NoteAsync(visited);
        }

        return visited.Count;
    }

    private async Task UntilAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        var wait = time - clock.GetUtcNow();
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    private async Task<Plan> PlanAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var fastest = Fastest;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = context.Set<DirectoryUser>().AsNoTracking().Where(user => user.State == DirectoryState.Known);
        var newest = await known.MaxAsync(user => (DateTimeOffset?)user.JobsVisitedAt, cancellationToken);
        if (newest is not { } last)
        {
            return new Plan([], now, fastest);
        }

        var never = await known.Where(user => user.JobsVisitedAt == DateTimeOffset.UnixEpoch).OrderBy(user => user.Key).Select(user => user.Id).Take(MostVisits).ToListAsync(cancellationToken);
        if (never.Count > 0)
        {
            return new Plan(never, Later(last + fastest, now), fastest);
        }

        var oldest = await known.MinAsync(user => user.JobsVisitedAt, cancellationToken);
        var even = Day / await known.CountAsync(cancellationToken);
        var pace = even < fastest || now - oldest > Late ? fastest : even;
        var start = Later(last + pace, now);
        var size = start - now > LongestWait ? 0 : (int)Math.Clamp(LongestRound / pace, 1, MostVisits);
        var users = await known.OrderBy(user => user.JobsVisitedAt).ThenBy(user => user.Key).Select(user => user.Id).Take(size).ToListAsync(cancellationToken);
        return new Plan(users, start, pace);
    }

    private async Task NoteAsync(List<UserId> visited)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        await context.Set<DirectoryUser>().Where(user => visited.Contains(user.Id) && user.JobsVisitedAt < now)
            .ExecuteUpdateAsync(user => user.SetProperty(one => one.JobsVisitedAt, now), CancellationToken.None);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private sealed record Plan(IReadOnlyList<UserId> Users, DateTimeOffset Start, TimeSpan Pace);
}
