using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Data.Sqlite;
using BasiqAdmin.Services.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Demo;

/// <summary>
/// Fills the database of a first start with a past: what the app would have stored, had it watched an invented world for 90 days. Only where nobody has worked yet.
/// </summary>
public sealed class DemoHistory(IDbContextFactory<AdminContext> contexts, IOptions<SearchOptions> search)
{
    private const string SignIns = "session.";

    // Whoever signs in meanwhile has to write too, and does not wait for all jobs.
    private const int JobsAtOnce = 2000;

    /// <summary>Writes the past of <paramref name="scene"/>; the same scene gives the same rows.</summary>
    /// <returns>What was written; null when the database holds anything that people or the app have done, and nothing was.</returns>
    public async Task<DemoReport?> WriteAsync(DemoScene scene, CancellationToken cancellationToken)
    {
        // Later starts do not even work the past out.
        if (!await IsUntouchedAsync(cancellationToken))
        {
            return null;
        }

        var past = DemoPast.Of(scene);
        if (!await WriteWorkAsync(scene, past, cancellationToken))
        {
            return null;
        }

        foreach (var jobs in past.Jobs.Chunk(JobsAtOnce))
        {
            await WriteJobsAsync(jobs, cancellationToken);
        }

        return past.Report;
    }

    // All that says that the database has been used: together or not at all.
    private async Task<bool> WriteWorkAsync(DemoScene scene, DemoPast past, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await IsUntouchedAsync(context, cancellationToken))
        {
            return false;
        }

        await WriteBanksAsync(context, past, cancellationToken);
        context.Insert(scene.Users.Select(user => NewUser(user, scene.Now)), cancellationToken);
        await WriteStaffAsync(context, scene, cancellationToken);
        WriteCases(context, past.Cases, cancellationToken);
        context.Insert(past.Refreshes, cancellationToken);
        context.Insert(past.Tickets, cancellationToken);
        await ChainAsync(context, scene, past, cancellationToken);
        context.Insert(past.Purges, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<bool> IsUntouchedAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await IsUntouchedAsync(context, cancellationToken);
    }

    // Signing in is no work: somebody may be quicker than the demo. What the app has seen of the banks since it started is taken into the past.
    private static async Task<bool> IsUntouchedAsync(AdminContext context, CancellationToken cancellationToken) =>
        !await context.Set<DirectoryUser>().AnyAsync(cancellationToken)
        && !await context.Set<JobRecord>().AnyAsync(cancellationToken)
        && !await context.Set<FailedJobCase>().AnyAsync(cancellationToken)
        && !await context.Set<PurgeRequest>().AnyAsync(cancellationToken)
        && !await context.Set<RefreshRecord>().AnyAsync(cancellationToken)
        && !await context.Set<RecoveryTicket>().AnyAsync(cancellationToken)
        && !await context.Set<SavedView>().AnyAsync(cancellationToken)
        && !await context.Set<AuditEntry>().AnyAsync(entry => !entry.Action.StartsWith(SignIns), cancellationToken)
        && await context.Set<ConnectorWatch>().CountAsync(cancellationToken) <= 1;

    private static async Task WriteBanksAsync(AdminContext context, DemoPast past, CancellationToken cancellationToken)
    {
        var newest = await context.Set<ConnectorWatch>().MaxAsync(watch => (DateTimeOffset?)watch.UntilAt, cancellationToken);
        await context.Set<ConnectorStatusSpan>().ExecuteDeleteAsync(cancellationToken);
        await context.Set<ConnectorWatch>().ExecuteDeleteAsync(cancellationToken);
        if (newest > past.Watches[^1].UntilAt)
        {
            past.Watches[^1].UntilAt = newest.Value;
        }

        context.Insert(past.Watches, cancellationToken);
        context.Insert(past.Spans.OrderBy(span => span.FromAt), cancellationToken);
    }

    private static async Task WriteStaffAsync(AdminContext context, DemoScene scene, CancellationToken cancellationToken)
    {
        var known = await context.Set<StaffMember>().Select(member => member.Id).ToListAsync(cancellationToken);
        var others = scene.People.Where(person => !known.Contains(person.Id, StringComparer.Ordinal)).Where(person => person.May(Right.ManageCases));
        context.Insert(others.Select(person => new StaffMember { Id = person.Id, Name = person.Name, LastSeenAt = scene.Now }), cancellationToken);
    }

    private async Task WriteJobsAsync(JobRecord[] jobs, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var keys = new Dictionary<JobStepRecord, long>(jobs.Length * 3);
        context.Insert(jobs, null, (job, key) => job.Steps.ForEach(step => keys.Add(step, key)), cancellationToken);
        context.Insert(jobs.SelectMany(job => job.Steps), (nameof(JobStepRecord.JobKey), step => keys[step]), null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static void WriteCases(AdminContext context, IReadOnlyList<FailedJobCase> cases, CancellationToken cancellationToken)
    {
        context.Insert(cases, cancellationToken);
        var numbers = cases.SelectMany(found => found.Events.Select(happened => (happened, found.Number))).ToDictionary(one => one.happened, one => one.Number);
        context.Insert(cases.SelectMany(found => found.Events).OrderBy(happened => happened.At), (nameof(CaseEvent.CaseNumber), happened => numbers[happened]), null, cancellationToken);
    }

    private static async Task ChainAsync(AdminContext context, DemoScene scene, DemoPast past, CancellationToken cancellationToken)
    {
        var head = await context.Set<AuditEntry>().AsNoTracking().OrderByDescending(entry => entry.Sequence)
            .Select(entry => new AuditHead(entry.Sequence, entry.Hash)).FirstOrDefaultAsync(cancellationToken) ?? AuditHead.Empty;
        DemoMark.Add(past.Trail, past.Watches[0].FromAt, scene.Seed, past.Report);
        context.Insert(past.Trail.Chain(head), cancellationToken);
    }

    private DirectoryUser NewUser(DemoUser about, DateTimeOffset now)
    {
        var first = now.AddDays(-DemoBanks.Days);
        var user = new DirectoryUser { Id = about.Id, Source = UserSource.Import, FirstSeenAt = about.CreatedAt > first ? about.CreatedAt : first, NextSyncAt = now };
        SearchText.Fill(user, search.Value.Phones);
        return user;
    }
}
