namespace BasiqAdmin.Services.Data.Entities;

/// <summary>
/// A step of a job with the times at which it was first seen in each state. Basiq gives steps no times, so each is a time of looking:
/// the state began between the look before (<c>…NotBefore</c>) and the look that saw it (<c>…SeenAt</c>).
/// </summary>
public sealed class JobStepRecord
{
    /// <summary>The job.</summary>
    public long JobKey { get; init; }

    /// <summary>Place among the job's steps, from 0.</summary>
    public required int Position { get; init; }

    /// <summary>Basiq's word for the step.</summary>
    public required string Title { get; set; }

    /// <summary>Basiq's word for its state.</summary>
    public required string Status { get; set; }

    /// <summary>Where its data lies at Basiq.</summary>
    public string? ResultUrl { get; set; }

    /// <summary>How the bank challenges the customer.</summary>
    public string? MfaMethod { get; set; }

    /// <summary>Basiq's code, when failed.</summary>
    public string? Code { get; set; }

    /// <summary>Basiq's title, when failed.</summary>
    public string? ErrorTitle { get; set; }

    /// <summary>Basiq's detail, when failed.</summary>
    public string? ErrorDetail { get; set; }

    /// <summary>When it was first seen waiting.</summary>
    public DateTimeOffset? PendingSeenAt { get; set; }

    /// <summary>When it was first seen under way.</summary>
    public DateTimeOffset? StartedSeenAt { get; set; }

    /// <summary>The look before that.</summary>
    public DateTimeOffset? StartedNotBefore { get; set; }

    /// <summary>When it was first seen ended.</summary>
    public DateTimeOffset? EndedSeenAt { get; set; }

    /// <summary>The look before that.</summary>
    public DateTimeOffset? EndedNotBefore { get; set; }
}
