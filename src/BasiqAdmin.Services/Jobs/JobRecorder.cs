using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Data.Sqlite;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Jobs.History;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Jobs;

/// <summary>Stores jobs whoever has seen them, and draws the consequences for the inbox. Call it wherever jobs are read.</summary>
public sealed class JobRecorder(IDbContextFactory<AdminContext> contexts, JobHistory history, CaseTracker cases, ConnectorCatalog connectors, TimeProvider clock)
{
    /// <summary>Adds or updates a user's jobs, and opens, extends or closes the cases of those that have ended, together or not at all.</summary>
    /// <param name="userId">Whose jobs they are.</param>
    /// <param name="jobs">As Basiq has them now.</param>
    /// <param name="startedBy">Who started them, where that is known, e.g. a member of staff.</param>
    /// <param name="cancellationToken">Ends it; nothing is stored then.</param>
    public async Task RecordAsync(UserId userId, IReadOnlyList<Job> jobs, string? startedBy, CancellationToken cancellationToken)
    {
        if (jobs.Count == 0)
        {
            return;
        }

        // Before the transaction: no lock is held while Basiq is asked.
        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await RecordAsync(context, userId, jobs, startedBy, banks, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Records all of a user's jobs as they were just read, and notes that the user was looked at, so that the sweep comes to others first.</summary>
    public async Task RecordVisitAsync(UserId userId, BasiqList<Job> jobs, CancellationToken cancellationToken)
    {
        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await RecordVisitAsync(context, userId, jobs, banks, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The same in the caller's transaction.</summary>
    internal async Task RecordVisitAsync(AdminContext context, UserId userId, BasiqList<Job> jobs, ConnectorList banks, CancellationToken cancellationToken)
    {
        if (jobs.Count > 0)
        {
            await RecordAsync(context, userId, jobs, null, banks, cancellationToken);
        }

        // A look that missed some of them is not the last good one.
        if (jobs.LeftOut == 0)
        {
            await context.Set<DirectoryUser>().Where(user => user.Id == userId).NoteVisitAsync(clock.GetUtcNow(), cancellationToken);
        }
    }

    private async Task RecordAsync(AdminContext context, UserId userId, IReadOnlyList<Job> jobs, string? startedBy, ConnectorList banks, CancellationToken cancellationToken)
    {
        var ended = await history.RecordAsync(context, userId, jobs, startedBy, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await context.UpdateDataAsOfAsync(userId, cancellationToken);
        await cases.ApplyAsync(context, ended, banks, cancellationToken);
    }
}

/// <summary>Puts down that the jobs of users were read.</summary>
internal static class VisitNotes
{
    /// <summary>Notes that all jobs of <paramref name="users"/> were read at <paramref name="now"/>: the sweep comes to others first, and failed visits are forgotten.</summary>
    public static Task<int> NoteVisitAsync(this IQueryable<DirectoryUser> users, DateTimeOffset now, CancellationToken cancellationToken) =>
        users.ExecuteUpdateAsync(
            user => user.SetProperty(one => one.JobsVisitedAt, now).SetProperty(one => one.JobsFailures, 0).SetProperty(one => one.JobsTryAgainAt, (DateTimeOffset?)null),
            cancellationToken);
}
