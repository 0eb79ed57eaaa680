using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Background;

/// <summary>Keeps a record of every run of every worker; <see cref="Retention"/> drops them after 30 days.</summary>
public sealed class RunRecorder(IDbContextFactory<AdminContext> contexts, TimeProvider clock)
{
    /// <summary>Notes that a run has begun, so that one in which the app died is seen as well.</summary>
    public async Task<WorkerRun> BeginAsync(string worker, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var run = context.Add(new WorkerRun { Worker = worker, StartedAt = clock.GetUtcNow() }).Entity;
        await context.SaveChangesAsync(cancellationToken);
        return run;
    }

    /// <summary>Notes how the run ended.</summary>
    public async Task EndAsync(WorkerRun run, WorkResult result, Exception? error, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Attach(run);
        run.EndedAt = clock.GetUtcNow();
        run.Handled = result.Handled;
        run.Failed = result.Failed;
        run.Error = error?.GetType().Name;
        await context.SaveChangesAsync(cancellationToken);
    }
}
