using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Json;

namespace BasiqAdmin.Basiq.Jobs;

/// <summary>A job: what Basiq does for a connection, step by step (core.yml, JobsData and job).</summary>
/// <param name="Id">Identity.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="UpdatedAt">When it last changed, UTC. Steps carry no times of their own.</param>
/// <param name="Steps">The steps in order; empty when the reply names the job only.</param>
/// <param name="Status">Derived from the steps, see <see cref="JobStatus"/>.</param>
/// <param name="UserId">The user, where a link names one.</param>
/// <param name="ConnectionId">The connection, where <c>links.source</c> names one.</param>
/// <param name="InstitutionId">The institution; rows of a list carry it, a single job does not.</param>
/// <param name="JobType">Basiq's word for the kind, for example <c>connection</c>; a single job carries it, rows of a list do not.</param>
public sealed record Job(
    JobId Id,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? UpdatedAt,
    IReadOnlyList<JobStep> Steps,
    JobStatus Status,
    UserId? UserId,
    ConnectionId? ConnectionId,
    InstitutionId? InstitutionId,
    string? JobType)
{
    /// <summary>Basiq's word for the state of a step that is not known; null where every state is known, or a step has none that could be read.</summary>
    public string? UnknownState =>
        Steps.Select(static step => step.Status).FirstOrDefault(static status => !JobProgress.IsKnown(status)) is var state && state == default ? null : state.Value;
}

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

/// <summary>One step of a job.</summary>
/// <param name="Title">Basiq's word for it, for example <c>verify-credentials</c>; an open list.</param>
/// <param name="Status">State of the step.</param>
/// <param name="Result">What came of it; null while there is nothing.</param>
public sealed record JobStep(string Title, JobStepStatus Status, JobStepResult? Result);

/// <summary>State of one step of a job (core.yml). After a failure later steps stay pending.</summary>
/// <remarks>Open: a value that Basiq adds later is kept as it is spelt, in lower case.</remarks>
public readonly record struct JobStepStatus
{
    private readonly string? value;

    private JobStepStatus(string? value) => this.value = value;

    /// <summary>Not begun.</summary>
    public static JobStepStatus Pending { get; } = new("pending");

    /// <summary>Under way.</summary>
    public static JobStepStatus InProgress { get; } = new("in-progress");

    /// <summary>Done.</summary>
    public static JobStepStatus Success { get; } = new("success");

    /// <summary>Ended with an error.</summary>
    public static JobStepStatus Failed { get; } = new("failed");

    /// <summary>Basiq's own word; "unknown" when it sent none.</summary>
    public string Value => value ?? OpenText.Unknown;

    /// <summary>Reads Basiq's word, whatever it is.</summary>
    public static JobStepStatus From(string? text) => new(OpenText.Normalise(text));

    /// <summary>Basiq's own word.</summary>
    public override string ToString() => Value;
}

/// <summary>What came of a step: a link when it succeeded, an error when it failed, a challenge when the bank asks for one.</summary>
/// <param name="Type">Basiq's word: <c>link</c>, <c>mfa</c>, or nothing for an error.</param>
/// <param name="Url">Where the data lies, a path at Basiq; success only.</param>
/// <param name="Code">The error's code; an open list.</param>
/// <param name="Title">The error's title.</param>
/// <param name="Detail">The error's detail (<c>detail</c> or <c>details</c>); for some codes only this tells causes apart.</param>
/// <param name="MfaMethod">How the bank challenges the customer: <c>token</c> or <c>security-questions</c>.</param>
/// <param name="MfaExpiresAfter">How long the customer has to answer; Basiq says 120 s.</param>
public sealed record JobStepResult(
    string? Type,
    string? Url,
    string? Code,
    string? Title,
    string? Detail,
    string? MfaMethod,
    TimeSpan? MfaExpiresAfter);
