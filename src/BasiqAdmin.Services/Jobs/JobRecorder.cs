using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Sqlite;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Jobs.History;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Jobs;

/// <summary>Stores jobs whoever has seen them, and draws the consequences for the inbox. Call it wherever jobs are read.</summary>
public sealed class JobRecorder(IDbContextFactory<AdminContext> contexts, JobHistory history, CaseTracker cases, ConnectorCatalog connectors)
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
        var ended = await history.RecordAsync(context, userId, jobs, startedBy, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await context.UpdateDataAsOfAsync(userId, cancellationToken);
        await cases.ApplyAsync(context, ended, banks, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
