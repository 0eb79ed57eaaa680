namespace BasiqAdmin.Basiq.Jobs;

/// <summary>State of a whole job, derived from its steps because connection jobs carry none of their own (api-facts, section 4).</summary>
public enum JobStatus
{
    /// <summary>No step has begun.</summary>
    Queued = 0,

    /// <summary>A step is under way, or some are done and none has failed.</summary>
    Running = 1,

    /// <summary>Every step is done.</summary>
    Succeeded = 2,

    /// <summary>A step has failed.</summary>
    Failed = 3,

    /// <summary>A step is in a state that is not known, and none is under way: the job may have ended, or not.</summary>
    Unknown = 4,
}
