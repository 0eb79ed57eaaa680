using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Users;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Background;

/// <summary>Looks up ids that an import left open and reads every known user again once a day, so that details of deleted users go.</summary>
public sealed class DirectorySync(IDbContextFactory<AdminContext> contexts, BulkLookup lookups, ImportActivity imports, TimeProvider clock) : Worker
{
    private const int BatchSize = 500;

    /// <inheritdoc/>
    public override string Name => "directory-sync";

    /// <inheritdoc/>
    public override TimeSpan Interval => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override async Task<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var due = await DueAsync(cancellationToken);
        var failed = 0;
        await lookups.RunAsync(due, id => id, UserSource.Import, (_, outcome) => Interlocked.Add(ref failed, outcome == LookupOutcome.Failed ? 1 : 0), cancellationToken);
        return new WorkResult(due.Count, failed, HasMore: due.Count == BatchSize && failed == 0);
    }

    private async Task<List<UserId>> DueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var due = context.Set<DirectoryUser>().Where(user => user.NextSyncAt <= now);

        // An import looks up its own ids; once it is through or has died, they are found here.
        due = imports.IsRunning ? due.Where(user => user.State != DirectoryState.Pending) : due;
        return await due.OrderBy(user => user.NextSyncAt).Select(user => user.Id).Take(BatchSize).ToListAsync(cancellationToken);
    }
}
