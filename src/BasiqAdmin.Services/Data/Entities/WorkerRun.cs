namespace BasiqAdmin.Services.Data.Entities;

/// <summary>One run of a background worker, so that no failure of one is silent.</summary>
public sealed class WorkerRun
{
    /// <summary>Grows with time.</summary>
    public long Key { get; init; }

    /// <summary>The worker's name, e.g. <c>directory-sync</c>.</summary>
    public required string Worker { get; init; }

    /// <summary>When it started, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, UTC; null while it runs, and for ever if the app died in it.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Items worked on.</summary>
    public int Handled { get; set; }

    /// <summary>Items among them that failed.</summary>
    public int Failed { get; set; }

    /// <summary>Kind of the error that ended the run early; no message, which could hold anything.</summary>
    public string? Error { get; set; }
}
