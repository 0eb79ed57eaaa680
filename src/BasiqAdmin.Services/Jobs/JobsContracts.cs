using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Readings;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Services.Jobs;

/// <summary>A job in the list across users, personal details masked.</summary>
public sealed record JobRow(
    JobId Id,
    UserId UserId,
    PersonalDetails Masked,
    ConnectionId? ConnectionId,
    InstitutionId? InstitutionId,
    string BankName,
    JobStatus Status,
    string? FailedStep,
    string? Code,
    DateTimeOffset CreatedAt,
    DateTimeOffset? UpdatedAt,
    string? StartedBy)
{
    /// <summary>What was wrong, as it was judged then; null where it did not fail, or nobody has judged it.</summary>
    public Cause? Cause { get; init; }

    /// <summary>Health of the connector that the connection uses; null where that is not known.</summary>
    public ConnectorStatus? BankStatus { get; init; }

    /// <summary>How long it took, by Basiq's clock; null until it has ended.</summary>
    public TimeSpan? Took => Status is JobStatus.Succeeded or JobStatus.Failed && UpdatedAt >= CreatedAt ? UpdatedAt - CreatedAt : null;

    /// <summary>How long a successful job usually takes at this bank: the median of 7 days; null where there was none.</summary>
    public TimeSpan? Usual { get; init; }
}

/// <summary>What a list of jobs is narrowed to; what is null does not narrow.</summary>
/// <param name="Status">Only in this state.</param>
/// <param name="Institution">Only at this bank.</param>
/// <param name="Code">Only failed with this code, as Basiq spells it.</param>
/// <param name="Text">Only of the user, connection or job with this whole id.</param>
/// <param name="Since">Only made at or after this time.</param>
/// <param name="Until">Only made at or before this time.</param>
public sealed record JobFilter(JobStatus? Status = null, InstitutionId? Institution = null, string? Code = null, string? Text = null, DateTimeOffset? Since = null, DateTimeOffset? Until = null)
{
    /// <summary>Only queued or running ones; says nothing beside a <see cref="Status"/>.</summary>
    public bool IsUnderWay { get; init; }

    /// <summary>Only failed for this cause, as it was judged then.</summary>
    public Cause? Cause { get; init; }

    /// <summary>Only failed where these had to act.</summary>
    public ActionOwner? Owner { get; init; }
}

/// <summary>A job with its timeline.</summary>
public sealed record JobView
{
    /// <summary>Identity at Basiq.</summary>
    public required JobId Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required UserId UserId { get; init; }

    /// <summary>The connection, where a link names one.</summary>
    public ConnectionId? ConnectionId { get; init; }

    /// <summary>The bank, where it is known.</summary>
    public InstitutionId? InstitutionId { get; init; }

    /// <summary>The bank's name.</summary>
    public required string BankName { get; init; }

    /// <summary>Basiq's word for the kind.</summary>
    public string? JobType { get; init; }

    /// <summary>State, derived from the steps.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When Basiq last changed it, UTC.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When it was last looked at here, UTC.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>Who or what started it, where that is known.</summary>
    public string? StartedBy { get; init; }

    /// <summary>The steps in order.</summary>
    public required IReadOnlyList<JobStepView> Steps { get; init; }

    /// <summary>From made to last changed, by Basiq's clock; null until it has ended.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The bank's own average of a whole job.</summary>
    public TimeSpan? Average { get; init; }

    /// <summary>Whether nothing more will happen to it.</summary>
    public bool IsSettled => Status is JobStatus.Succeeded or JobStatus.Failed;
}

/// <summary>A step on a job's timeline.</summary>
/// <param name="Title">Basiq's word for it.</param>
/// <param name="Status">Its state.</param>
/// <param name="Timing">How long it took, as observed; null when nobody watched it begin.</param>
/// <param name="Average">The bank's own average, from Basiq; null where it has none for this step.</param>
/// <param name="ResultUrl">Where its data lies at Basiq.</param>
/// <param name="Challenge">How the bank challenges the customer, while it waits for an answer.</param>
/// <param name="ChallengeExpiresAt">Until when the customer can answer, at the latest, UTC.</param>
/// <param name="Error">Basiq's words, when failed.</param>
public sealed record JobStepView(
    string Title,
    JobStepStatus Status,
    StepTiming? Timing,
    TimeSpan? Average,
    string? ResultUrl,
    string? Challenge,
    DateTimeOffset? ChallengeExpiresAt,
    BasiqError? Error);

/// <summary>How long a step took, as far as it was watched: Basiq gives steps no times.</summary>
/// <param name="Observed">From the look that first saw it under way to the look that first saw it ended, or until now.</param>
/// <param name="Error">The true time differs by no more than this: the longer of the two gaps between looks.</param>
/// <param name="IsOver">False while the step is under way.</param>
public sealed record StepTiming(TimeSpan Observed, TimeSpan Error, bool IsOver);

/// <summary>A job with what surrounds it.</summary>
/// <param name="Job">The job.</param>
/// <param name="Masked">The user's masked details.</param>
/// <param name="ConnectionStatus">The connection's state when Basiq last told about it; null where it is not known.</param>
/// <param name="Method">How the connection reaches the bank; null where it is not known.</param>
/// <param name="BankStatus">Health of the connector; null where it is not known.</param>
/// <param name="Diagnosis">What this job says: what is wrong, who must act; null when nothing is.</param>
/// <param name="PausedUntil">When a job goes on at the latest that Basiq may be holding back, because another one at the bank may use the same login, UTC.</param>
/// <param name="Earlier">The job of the same connection before it; null for the first.</param>
/// <param name="Later">The one after it; null for the last.</param>
/// <param name="CaseNumber">The case that follows its failure up, where there is one.</param>
public sealed record JobDetails(
    JobView Job,
    PersonalDetails Masked,
    ConnectionStatus? ConnectionStatus,
    ConnectionMethod? Method,
    ConnectorStatus? BankStatus,
    Diagnosis? Diagnosis,
    DateTimeOffset? PausedUntil,
    JobView? Earlier,
    JobView? Later,
    long? CaseNumber)
{
    /// <summary>When the connection's data was purged, UTC; null when it was not, or was wanted again since.</summary>
    public DateTimeOffset? PurgedAt { get; init; }
}

/// <summary>What failed lately, across all users.</summary>
/// <param name="Since">From when on it was counted, UTC.</param>
/// <param name="Count">How many jobs failed.</param>
/// <param name="Worst">The bank where most of them failed; null where none names a bank.</param>
/// <param name="WorstName">Its name.</param>
/// <param name="AtWorst">How many failed there.</param>
public sealed record LateFailures(DateTimeOffset Since, int Count, InstitutionId? Worst, string WorstName, int AtWorst)
{
    /// <summary>How far back is counted: 24 hours.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromHours(24);
}

/// <summary>A code of failed jobs that this dashboard does not know.</summary>
/// <param name="Code">The code, as Basiq spells it.</param>
/// <param name="FirstSeenAt">When it first came, UTC.</param>
/// <param name="LastSeenAt">When it last came, UTC.</param>
/// <param name="Jobs">How many jobs failed with it.</param>
/// <param name="LastJobId">The newest of them.</param>
public sealed record UnknownCodeRow(string Code, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt, int Jobs, JobId LastJobId);

/// <summary>What is wrong with one connection of a user.</summary>
/// <param name="ConnectionId">The connection.</param>
/// <param name="BankName">Its bank.</param>
/// <param name="Diagnosis">What is wrong; null when nothing is.</param>
/// <param name="Case">The open case about it, where there is one.</param>
public sealed record ConnectionDiagnosis(ConnectionId ConnectionId, string BankName, Diagnosis? Diagnosis, DiagnosedCase? Case)
{
    /// <summary>When data was last fetched with success, UTC; null where that is not known.</summary>
    public DateTimeOffset? DataAsOf { get; init; }

    /// <summary>When its data may no longer be fetched, UTC, as <see cref="EndRules.EndOf(BasiqAdmin.Basiq.Connections.Connection?, Consent?)"/> has it; null where there is no end.</summary>
    public DateTimeOffset? ConsentEndsAt { get; init; }

    /// <summary>What could not be read to tell; empty when all was.</summary>
    public IReadOnlyList<UnreadPart> NotRead { get; init; } = [];
}

/// <summary>What a look at a user found.</summary>
/// <param name="Connections">Their connections that are not deleted, the worst first.</param>
/// <param name="Consents">Their consents, which cover all connections; empty while they cannot be read.</param>
public sealed record UserDiagnoses(IReadOnlyList<ConnectionDiagnosis> Connections, IReadOnlyList<Consent> Consents)
{
    /// <summary>What could not be read of the user; what is missing of the connections may be what is wrong.</summary>
    public IReadOnlyList<UnreadPart> NotRead { get; init; } = [];
}

/// <summary>The case of a diagnosed connection.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Version">Its version when it was read.</param>
/// <param name="AssigneeId">Who looks after it; empty while nobody does.</param>
/// <param name="AssigneeName">The same by name.</param>
public sealed record DiagnosedCase(long Number, int Version, string AssigneeId, string? AssigneeName);
