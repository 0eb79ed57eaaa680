using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.ErrorLog;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Background;

/// <summary>Deletes logged errors that are older than the setting says, in batches that do not keep writers waiting.</summary>
public sealed class ErrorRetention(IDbContextFactory<AdminContext> contexts, IOptions<ErrorLogOptions> options, RunRecorder recorder, TimeProvider clock, ILogger<ErrorRetention> logger)
    : Worker(recorder, clock, logger)
{
    private const int BatchSize = 2000;
    private readonly TimeProvider clock = clock;

    /// <inheritdoc/>
    public override string Name => "error-retention";

    /// <inheritdoc/>
    protected override TimeSpan Interval => TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public override async Task<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow() - TimeSpan.FromDays(options.Value.Errors);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var old = await context.Set<ErrorEntry>().Where(entry => entry.At < oldest).OrderBy(entry => entry.At)
            .Select(entry => entry.Id).Take(BatchSize).ToListAsync(cancellationToken);
        var deleted = await context.Set<ErrorEntry>().Where(entry => old.Contains(entry.Id)).ExecuteDeleteAsync(cancellationToken);
        return new WorkResult(deleted, HasMore: deleted == BatchSize);
    }
}
