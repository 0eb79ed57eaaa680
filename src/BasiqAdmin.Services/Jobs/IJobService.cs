using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Services.Jobs;

/// <summary>Jobs: one live, those of a user or connection, and all that were ever seen.</summary>
public interface IJobService
{
    /// <summary>Jobs across all users, newest first, from the local records.</summary>
    [Needs(Right.ViewUsers)]
    Task<Page<JobRow>> SearchAsync(Actor actor, JobFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Counts by state, for the filter chips.</summary>
    [Needs(Right.ViewUsers)]
    Task<IReadOnlyDictionary<JobStatus, int>> CountAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>How many failed lately, and where most did.</summary>
    [Needs(Right.ViewUsers)]
    Task<LateFailures> FailuresAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>One job as it is now; from the records when it has settled or Basiq no longer knows it; null when neither knows it.</summary>
    [Needs(Right.ViewUsers)]
    Task<JobDetails?> GetAsync(Actor actor, JobId jobId, CancellationToken cancellationToken);

    /// <summary>
    /// One job, now and after each change, until it settles; ends at once when nobody knows it. However many people watch,
    /// Basiq is asked once: after 1 s at first, more and more seldom down to every 10 s.
    /// </summary>
    [Needs(Right.ViewUsers)]
    IAsyncEnumerable<JobDetails> WatchAsync(Actor actor, JobId jobId, CancellationToken cancellationToken);

    /// <summary>What to send to Basiq's support about a job; null when the job is not known here.</summary>
    [Needs(Right.ViewUsers)]
    Task<SupportBundle?> BundleAsync(Actor actor, JobId jobId, CancellationToken cancellationToken);

    /// <summary>Codes of failed jobs that this dashboard does not know, the newest first.</summary>
    [Needs(Right.ViewStatus)]
    Task<IReadOnlyList<UnknownCodeRow>> UnknownCodesAsync(Actor actor, CancellationToken cancellationToken);
}
