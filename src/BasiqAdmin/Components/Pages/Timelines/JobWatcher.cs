using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Jobs;

namespace BasiqAdmin.Components.Pages.Timelines;

/// <summary>What components share that follow a job: one at a time, until it has settled, nobody knows it, another one is followed or the component is gone.</summary>
public abstract class JobWatcher(IJobService jobs) : AdminComponentBase
{
    private static readonly LoadFailure Forgotten = new("Basiq no longer knows this job. What is shown is how it was seen last.");
    private static readonly LoadFailure Unknown = new("Nobody knows this job. What came of it is not known.");

    private CancellationTokenSource? _watch;
    private JobDetails? _last;
    private bool _hasEnded;

    /// <summary>When the job was seen last.</summary>
    protected DateTimeOffset SeenAt { get; private set; }

    /// <summary>Why it is no longer followed, if that is not because it ended.</summary>
    protected LoadFailure? Interruption { get; private set; }

    /// <summary>Why nothing more is shown to whoever waits for the job's end: <see cref="Interruption"/>, or that nobody knows the job.</summary>
    protected LoadFailure? NoResult => _hasEnded && _last is not { Job.IsSettled: true } ? Interruption ?? Unknown : null;

    /// <summary>Shows what a look saw.</summary>
    protected abstract void Take(JobDetails details);

    /// <summary>There are no more looks; <see cref="Interruption"/> says whether there should be.</summary>
    protected abstract Task EndAsync();

    /// <summary>Follows <paramref name="job"/> instead of the one before; without one that ends at once.</summary>
    protected async Task FollowAsync(JobId? job)
    {
        if (_watch is { } previous)
        {
            await previous.CancelAsync();
            previous.Dispose();
        }

        _watch = CancellationTokenSource.CreateLinkedTokenSource(ComponentToken);
        (Interruption, _last, _hasEnded) = (null, null, false);
        var token = _watch.Token;
        var failure = job is { } known ? await TryAsync(_ => WatchAsync(known, token)) : null;
        if (!token.IsCancellationRequested)
        {
            Interruption = failure ?? (_last is { Job.IsSettled: false } ? Forgotten : null);
            _hasEnded = true;
            await EndAsync();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _watch?.Dispose();
    }

    private async Task WatchAsync(JobId job, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var details in jobs.WatchAsync(Actor, job, cancellationToken))
            {
                (SeenAt, _last) = (Now, details);
                Take(details);
                StateHasChanged();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Another job is followed, or the component is gone.
        }
    }
}
