using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Services.Data.Entities;

/// <summary>A job as it was last seen. Basiq lists jobs for 7 days; this stays longer. Holds no personal details.</summary>
public sealed class JobRecord
{
    /// <summary>Grows in the order in which jobs became known.</summary>
    public long Key { get; init; }

    /// <summary>Identity at Basiq.</summary>
    public required JobId Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required UserId UserId { get; init; }

    /// <summary>The connection, where a link names one.</summary>
    public ConnectionId? ConnectionId { get; set; }

    /// <summary>The bank, where Basiq names it.</summary>
    public InstitutionId? InstitutionId { get; set; }

    /// <summary>Basiq's word for the kind.</summary>
    public string? JobType { get; set; }

    /// <summary>State, derived from the steps.</summary>
    public JobStatus Status { get; set; }

    /// <summary>When Basiq made it, or when it was first seen where Basiq does not say, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>When Basiq last changed it, UTC.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>When it was first seen here, UTC.</summary>
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>When it was last looked at here before it settled, UTC.</summary>
    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>Who or what started it, where that is known.</summary>
    public string? StartedBy { get; set; }

    /// <summary>The step that failed.</summary>
    public string? FailedStep { get; set; }

    /// <summary>Basiq's code of the failure, in lower case.</summary>
    public string? Code { get; set; }

    /// <summary>What was wrong, judged when the failure was first seen.</summary>
    public Cause? Cause { get; set; }

    /// <summary>Who had to act, judged when the failure was first seen.</summary>
    public ActionOwner? Owner { get; set; }

    /// <summary>The UTC day of a failed job, in days since 1970; null for others.</summary>
    public int? FailedDay { get; set; }

    /// <summary>The steps in order.</summary>
    public List<JobStepRecord> Steps { get; init; } = [];
}

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

/// <summary>A code of failed jobs that this dashboard does not know, so that somebody can teach it.</summary>
public sealed class UnknownCode
{
    /// <summary>The code, in lower case.</summary>
    public required string Code { get; init; }

    /// <summary>When it first came, UTC.</summary>
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>When it last came, UTC.</summary>
    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>How many jobs failed with it.</summary>
    public int Jobs { get; set; }

    /// <summary>The newest of them.</summary>
    public required string LastJobId { get; set; }
}
