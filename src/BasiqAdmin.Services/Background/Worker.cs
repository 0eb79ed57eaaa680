namespace BasiqAdmin.Services.Background;

/// <summary>
/// A duty that is done again and again by its <see cref="WorkerLoop{TWorker}"/>. It is made anew in the scope of each run: what it has to remember from one
/// run to the next stands in the database, or in a service that all share.
/// </summary>
public abstract class Worker
{
    /// <summary>Its name in the records.</summary>
    public abstract string Name { get; }

    /// <summary>Pause between two runs while all goes well; doubled with each failure in a row, up to <see cref="LongestPause"/>.</summary>
    public abstract TimeSpan Interval { get; }

    /// <summary>Longest pause while runs fail. Default one hour.</summary>
    public virtual TimeSpan LongestPause => TimeSpan.FromHours(1);

    /// <summary>Whether a run would find anything to do. A look that finds nothing leaves no record, but for one run every quarter of an hour.</summary>
    public virtual Task<bool> HasWorkAsync(CancellationToken cancellationToken) => Task.FromResult(true);

    /// <summary>One run. What it throws ends the run, not the worker.</summary>
    public abstract Task<WorkResult> RunAsync(CancellationToken cancellationToken);
}
