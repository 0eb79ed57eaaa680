namespace BasiqAdmin.Basiq.Jobs;

/// <summary>State of a whole job, derived from its steps because connection jobs carry none of their own (api-facts, section 4).</summary>
public enum JobStatus
{
    /// <summary>No step has begun.</summary>
    Queued,

    /// <summary>A step is under way, or some are done and none has failed.</summary>
    Running,

    /// <summary>Every step is done.</summary>
    Succeeded,

    /// <summary>A step has failed.</summary>
    Failed,

    /// <summary>A step is in a state that is not known, and none is under way: the job may have ended, or not.</summary>
    Unknown,
}
