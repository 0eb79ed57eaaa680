using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Sessions;
using BasiqAdmin.Services.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Background;

/// <summary>
/// Puts right what a clock leaves behind that was ahead and has been set back: stored times that lie ahead of now. What waits for them would stand still until the clock
/// has caught up. What was done "ahead" was done by now at the latest, and what is due is due no later than this app ever plans. Requests, receipts and the audit trail
/// are evidence and stay as they were written.
/// </summary>
public sealed partial class ClockCorrection(
    IDbContextFactory<AdminContext> contexts, IOptions<DirectoryOptions> directory, IOptions<SignInOptions> signIn, TimeProvider clock, ILogger<ClockCorrection> logger) : Worker
{
    // Apps on one database need not agree to the second.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    // Longer than anything is put off, but for users whom Basiq does not know.
    private static readonly TimeSpan LongestPlan = TimeSpan.FromDays(2);
    private static readonly TimeSpan LongestLease = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public override string Name => "clock-correction";

    /// <inheritdoc/>
    public override TimeSpan Interval => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override async Task<bool> HasWorkAsync(CancellationToken cancellationToken)
    {
        var (now, ahead) = (clock.GetUtcNow(), clock.GetUtcNow() + Slack);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Visited(context, ahead).AnyAsync(cancellationToken)
            || await Planned(context, now).AnyAsync(cancellationToken)
            || await context.Set<ConnectorWatch>().AnyAsync(watch => watch.UntilAt > ahead, cancellationToken)
            || await context.Set<ConnectorStatusSpan>().AnyAsync(span => span.FromAt > ahead || span.ToAt > ahead, cancellationToken)
            || await Asked(context, ahead).AnyAsync(cancellationToken)
            || await Sent(context, ahead).AnyAsync(cancellationToken)
            || await Due(context, now).AnyAsync(cancellationToken)
            || await ReadBack(context, now).AnyAsync(cancellationToken)
            || await Leased(context, now).AnyAsync(cancellationToken)
            || await Judged(context, ahead).AnyAsync(cancellationToken)
            || await SessionsAhead(context, now).AnyAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var (now, ahead) = (clock.GetUtcNow(), clock.GetUtcNow() + Slack);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        int[] corrected =
        [
            await Visited(context, ahead).ExecuteUpdateAsync(set => set.SetProperty(user => user.JobsVisitedAt, now), cancellationToken),
            await Planned(context, now).ExecuteUpdateAsync(set => set.SetProperty(user => user.NextSyncAt, now).SetProperty(user => user.JobsTryAgainAt, user => user.JobsTryAgainAt == null ? null : now), cancellationToken),
            await ConnectorHistory.CorrectAsync(context, now, ahead, cancellationToken),
            await Asked(context, ahead).ExecuteUpdateAsync(set => set.SetProperty(refresh => refresh.RequestedAt, now), cancellationToken),
            await Sent(context, ahead).ExecuteUpdateAsync(set => set.SetProperty(ticket => ticket.SentAt, now), cancellationToken),
            await Due(context, now).ExecuteUpdateAsync(set => set.SetProperty(ticket => ticket.DueAt, now), cancellationToken),
            await ReadBack(context, now).ExecuteUpdateAsync(set => set.SetProperty(purge => purge.NextReadBackAt, now), cancellationToken),
            await Leased(context, now).ExecuteUpdateAsync(set => set.SetProperty(purge => purge.LeaseUntil, now + LongestLease), cancellationToken),
            await Judged(context, ahead).ExecuteUpdateAsync(set => set.SetProperty(found => found.JudgedAt, now), cancellationToken),
            await CorrectSessionsAsync(context, now, cancellationToken),
        ];
        if (corrected.Sum() > 0)
        {
            Log.Corrected(logger, corrected.Sum());
        }

        return new WorkResult(corrected.Sum());
    }

    private static IQueryable<DirectoryUser> Visited(AdminContext context, DateTimeOffset ahead) =>
        context.Set<DirectoryUser>().Where(user => user.State == DirectoryState.Known && user.JobsVisitedAt > ahead);

    private IQueryable<DirectoryUser> Planned(AdminContext context, DateTimeOffset now)
    {
        // Users whom Basiq does not know are looked up again after seven times the usual time.
        var (longest, retry) = (now + (directory.Value.SyncAfter * 7) + Slack, now + LongestPlan);
        return context.Set<DirectoryUser>().Where(user => user.NextSyncAt > longest || user.JobsTryAgainAt > retry);
    }

    private static IQueryable<RefreshRecord> Asked(AdminContext context, DateTimeOffset ahead) => context.Set<RefreshRecord>().Where(refresh => refresh.RequestedAt > ahead);

    private static IQueryable<RecoveryTicket> Sent(AdminContext context, DateTimeOffset ahead) => context.Set<RecoveryTicket>().Where(ticket => ticket.SentAt > ahead);

    private static IQueryable<RecoveryTicket> Due(AdminContext context, DateTimeOffset now)
    {
        var longest = now + LongestPlan;
        return context.Set<RecoveryTicket>().Where(ticket => ticket.EndedAt == null && ticket.DueAt > longest);
    }

    private static IQueryable<PurgeRequest> ReadBack(AdminContext context, DateTimeOffset now)
    {
        var longest = now + LongestPlan;
        return context.Set<PurgeRequest>().Where(purge => purge.NextReadBackAt > longest);
    }

    private static IQueryable<PurgeRequest> Leased(AdminContext context, DateTimeOffset now)
    {
        var longest = now + LongestLease + Slack;
        return context.Set<PurgeRequest>().Where(purge => purge.LeaseUntil > longest);
    }

    private static IQueryable<FailedJobCase> Judged(AdminContext context, DateTimeOffset ahead) =>
        context.Set<FailedJobCase>().Where(found => (found.State == CaseState.Open || found.State == CaseState.Snoozed) && found.JudgedAt > ahead);

    // A session must not last longer, nor a proof of who somebody is, because a clock was wrong.
    private IQueryable<StaffSession> SessionsAhead(AdminContext context, DateTimeOffset now)
    {
        var (ahead, longest) = (now + Slack, now + signIn.Value.Lifetime + Slack);
        return context.Set<StaffSession>().Where(session => session.EndedAt == null
            && (session.SeenAt > ahead || session.CheckedAt > ahead || session.ProvedAt > ahead || session.EndsAt > longest));
    }

    private Task<int> CorrectSessionsAsync(AdminContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var end = now + signIn.Value.Lifetime;
        return SessionsAhead(context, now).ExecuteUpdateAsync(
            set => set.SetProperty(session => session.SeenAt, session => session.SeenAt > now ? now : session.SeenAt)
                .SetProperty(session => session.CheckedAt, session => session.CheckedAt > now ? now : session.CheckedAt)
                .SetProperty(session => session.ProvedAt, session => session.ProvedAt > now ? now : session.ProvedAt)
                .SetProperty(session => session.EndsAt, session => session.EndsAt > end ? end : session.EndsAt),
            cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The clock was ahead and has been set back: {Count} stored times that lay ahead count from now. Whoever runs the app should look at the machine's time server")]
        public static partial void Corrected(ILogger logger, int count);
    }
}
