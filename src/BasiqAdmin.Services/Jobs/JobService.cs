using System.Runtime.CompilerServices;
using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Services.Jobs;

/// <inheritdoc/>
public sealed class JobService(
    AccessGuard guard,
    BasiqClient basiq,
    JobRecorder recorder,
    JobReader reader,
    JobList list,
    JobFollower follower,
    SupportBundles bundles,
    UnknownCodes codes) : IJobService
{
    private const string ObjectType = "job";
    private const string All = "*";

    /// <inheritdoc/>
    public async Task<Page<JobRow>> SearchAsync(Actor actor, JobFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, ObjectType, All, cancellationToken);
        return await list.ReadAsync(filter, page, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<JobStatus, int>> CountAsync(Actor actor, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, ObjectType, All, cancellationToken);
        return await list.CountAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<LateFailures> FailuresAsync(Actor actor, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, ObjectType, All, cancellationToken);
        return await list.FailuresAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<JobDetails?> GetAsync(Actor actor, JobId jobId, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, ObjectType, jobId.Value, cancellationToken);
        var known = await reader.FindAsync(jobId, cancellationToken);
        if (known is not { Status: JobStatus.Succeeded or JobStatus.Failed })
        {
            await LookAsync(jobId, known, cancellationToken);
        }

        return await reader.ReadAsync(jobId, cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<JobDetails> WatchAsync(Actor actor, JobId jobId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await GetAsync(actor, jobId, cancellationToken) is not { } first)
        {
            yield break;
        }

        yield return first;
        if (first.Job.IsSettled)
        {
            yield break;
        }

        await foreach (var _ in follower.WatchAsync(first.Job.UserId, jobId, cancellationToken))
        {
            if (await reader.ReadAsync(jobId, cancellationToken) is { } details)
            {
                yield return details;
            }
        }
    }

    /// <inheritdoc/>
    public async Task<SupportBundle?> BundleAsync(Actor actor, JobId jobId, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, ObjectType, jobId.Value, cancellationToken);
        return await bundles.ReadAsync(jobId, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<UnknownCodeRow>> UnknownCodesAsync(Actor actor, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewStatus, ObjectType, All, cancellationToken);
        return await codes.ReadAsync(cancellationToken);
    }

    private async Task LookAsync(JobId jobId, JobRecord? known, CancellationToken cancellationToken)
    {
        try
        {
            var job = await basiq.Jobs.GetAsync(jobId, cancellationToken);
            if ((job.UserId ?? known?.UserId) is { } userId)
            {
                await recorder.RecordAsync(userId, [job], null, cancellationToken);
            }
        }
        catch (BasiqException exception) when (exception.Kind == BasiqErrorKind.NotFound || known is not null)
        {
            // Basiq has forgotten it, or is away for the moment: what is stored is shown, with the time of the last look.
        }
    }
}
