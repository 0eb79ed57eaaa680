using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Jobs;

/// <summary>
/// Plans the daily visits: whoever was not visited for longest comes first, and the visits are spread so that all users take a day.
/// The times of the visits are stored, so a restart goes on where it was; at most one round is visited twice. A visit that failed does not count as one:
/// it is tried again after 5 minutes, then after twice as long each time, up to an hour.
/// </summary>
/// <remarks>
/// 100,000 users a day are 86,400 s / 100,000 = one visit every 0.864 s. At the default limit of 2 a second the same round would take
/// 100,000 / 2 = 50,000 s = 13 h 53 min, so 42 % of the day is left to catch up after a pause.
/// </remarks>
public sealed class SweepRound(IDbContextFactory<AdminContext> contexts, IOptions<JobOptions> options, IOptions<BasiqOptions> basiq, TimeProvider clock)
{
    private const int MostVisits = 500;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Late = TimeSpan.FromHours(25);
    private static readonly TimeSpan LongestRound = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private TimeSpan Fastest => TimeSpan.FromSeconds(1 / options.Value.EffectiveSweepPerSecond(basiq.Value));

    /// <summary>Visits the next users, each at its time; none when the next visit is more than a minute away.</summary>
    /// <param name="visit">One visit, false when it failed; it must not throw because of the user.</param>
    /// <param name="cancellationToken">Ends the round between two visits; those made are noted.</param>
    /// <returns>How many were visited, and how many of those visits failed.</returns>
    public async Task<(int Visited, int Failed)> RunAsync(Func<UserId, CancellationToken, Task<bool>> visit, CancellationToken cancellationToken) =>
        await RunAsync(await PlanAsync(cancellationToken), visit, cancellationToken);

    /// <summary>Whether a round would visit anybody.</summary>
    public async Task<bool> HasWorkAsync(CancellationToken cancellationToken) => (await PlanAsync(cancellationToken)).Users.Count > 0;

    /// <summary>Visits just these users, out of their turn, as fast as the sweep may.</summary>
    /// <param name="users">Who is visited.</param>
    /// <param name="visit">One visit, false when it failed; it must not throw because of the user.</param>
    /// <param name="cancellationToken">Ends the round between two visits; those made are noted.</param>
    /// <returns>How many were visited, and how many of those visits failed.</returns>
    public Task<(int Visited, int Failed)> RunAsync(IReadOnlyList<UserId> users, Func<UserId, CancellationToken, Task<bool>> visit, CancellationToken cancellationToken) =>
        RunAsync(new Plan(users, TimeSpan.Zero, Fastest), visit, cancellationToken);

    private async Task<(int Visited, int Failed)> RunAsync(Plan plan, Func<UserId, CancellationToken, Task<bool>> visit, CancellationToken cancellationToken)
    {
        var (start, visited, failed) = (clock.GetTimestamp(), new List<UserId>(plan.Users.Count), new List<UserId>());
        try
        {
            foreach (var user in plan.Users)
            {
                // Each visit has its own place in time, so that slow answers do not add up. Measured as it passes: the clock may be set meanwhile.
                await WaitAsync(plan.Wait + (plan.Pace * (visited.Count + failed.Count)) - clock.GetElapsedTime(start), cancellationToken);
                (await visit(user, cancellationToken) ? visited : failed).Add(user);
            }
        }
        finally
        {
            await NoteAsync(visited);
            await NoteFailedAsync(failed);
        }

        return (visited.Count + failed.Count, failed.Count);
    }

    private Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken) =>
        wait > TimeSpan.Zero ? Task.Delay(wait, clock, cancellationToken) : Task.CompletedTask;

    private async Task<Plan> PlanAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var fastest = Fastest;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = context.Set<DirectoryUser>().AsNoTracking().Where(user => user.State == DirectoryState.Known);

        // A visit that lies ahead was noted by a clock that has been set back since; it must not hold up the others.
        var last = await known.Where(user => user.JobsVisitedAt <= now).MaxAsync(user => (DateTimeOffset?)user.JobsVisitedAt, cancellationToken) ?? DateTimeOffset.UnixEpoch;
        var first = await FirstAsync(known, now, cancellationToken);
        if (first.Count > 0)
        {
            return new Plan(first, Until(last + fastest, now), fastest);
        }

        var due = known.Where(user => user.JobsTryAgainAt == null);
        if (await due.MinAsync(user => (DateTimeOffset?)user.JobsVisitedAt, cancellationToken) is not { } oldest)
        {
            return new Plan([], TimeSpan.Zero, fastest);
        }

        var even = Day / await known.CountAsync(cancellationToken);
        var pace = even < fastest || now - oldest > Late ? fastest : even;
        var wait = Until(last + pace, now);
        var size = wait > LongestWait ? 0 : (int)Math.Clamp(LongestRound / pace, 1, MostVisits);
        var users = await due.OrderBy(user => user.JobsVisitedAt).ThenBy(user => user.Key).Select(user => user.Id).Take(size).ToListAsync(cancellationToken);
        return new Plan(users, wait, pace);
    }

    // Those who were never visited, then those whose visit failed and is due again.
    private static async Task<List<UserId>> FirstAsync(IQueryable<DirectoryUser> known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var never = await known.Where(user => user.JobsVisitedAt == DateTimeOffset.UnixEpoch && user.JobsTryAgainAt == null)
            .OrderBy(user => user.Key).Select(user => user.Id).Take(MostVisits).ToListAsync(cancellationToken);
        var again = await known.Where(user => user.JobsTryAgainAt != null && user.JobsTryAgainAt <= now)
            .OrderBy(user => user.JobsTryAgainAt).ThenBy(user => user.Key).Select(user => user.Id).Take(MostVisits - never.Count).ToListAsync(cancellationToken);
        return [.. never, .. again];
    }

    private async Task NoteAsync(List<UserId> visited)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        await context.Set<DirectoryUser>().Where(user => visited.Contains(user.Id) && (user.JobsVisitedAt < now || user.JobsTryAgainAt != null))
            .NoteVisitAsync(now, CancellationToken.None);
    }

    private async Task NoteFailedAsync(List<UserId> failed)
    {
        if (failed.Count == 0)
        {
            return;
        }

        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        foreach (var user in await context.Set<DirectoryUser>().Where(user => failed.Contains(user.Id)).ToListAsync(CancellationToken.None))
        {
            var pause = FirstPause * Math.Pow(2, Math.Min(user.JobsFailures, 10));
            user.JobsFailures++;
            user.JobsTryAgainAt = now + (pause < LongestPause ? pause : LongestPause);
        }

        await context.SaveChangesAsync(CancellationToken.None);
    }

    private static TimeSpan Until(DateTimeOffset time, DateTimeOffset now) => time > now ? time - now : TimeSpan.Zero;

    private sealed record Plan(IReadOnlyList<UserId> Users, TimeSpan Wait, TimeSpan Pace);
}
