using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Jobs;

namespace BasiqAdmin.Display;

/// <summary>Jobs and their steps in words and colour.</summary>
public static class JobText
{
    public static string Of(JobStatus status) => status.ToString();

    public static Tone ToneOf(JobStatus status) => status switch
    {
        JobStatus.Succeeded => Tone.Ok,
        JobStatus.Failed => Tone.Bad,
        JobStatus.Running => Tone.Info,
        _ => Tone.Idle,
    };

    /// <summary>Its colour in lists, where what went well has none.</summary>
    public static Tone ListToneOf(JobStatus status) => status == JobStatus.Succeeded ? Tone.Idle : ToneOf(status);

    public static string Of(JobStepStatus status) => status switch
    {
        _ when status == JobStepStatus.Success => "done",
        _ when status == JobStepStatus.Failed => "failed",
        _ when status == JobStepStatus.InProgress => "under way",
        _ when status == JobStepStatus.Pending => "not reached",
        _ => status.Value,
    };

    public static Tone ToneOf(JobStepStatus status) => status switch
    {
        _ when status == JobStepStatus.Success => Tone.Ok,
        _ when status == JobStepStatus.Failed => Tone.Bad,
        _ when status == JobStepStatus.InProgress => Tone.Info,
        _ => Tone.Idle,
    };

    /// <summary>A step as people call it; Basiq's own word where it is another one.</summary>
    public static string Step(string title) => title switch
    {
        "verify-credentials" => "Sign-in",
        "mfa-challenge" => "Security code",
        "retrieve-accounts" => "Accounts",
        "retrieve-transactions" => "Transactions",
        _ => title,
    };

    /// <summary>Why a job failed, in a few words: what the diagnosis calls it; Basiq's code where nobody has judged it.</summary>
    public static string Reason(Cause? cause, string? code) => (cause, code) switch
    {
        ({ } known, _) => Diagnosis.TitleOf(known),
        (null, { Length: > 0 }) => ShortText.Sentence(code),
        _ => "Basiq gave no reason",
    };

    /// <summary>What the bank asks the customer for; Basiq's own word where it is not known.</summary>
    public static string OfChallenge(string method) => method switch
    {
        "token" => "a code",
        "security-questions" => "answers to its security questions",
        _ => method,
    };

    /// <summary>What a running job waits for, as a sentence; null when it waits for nobody.</summary>
    public static string? Waits(JobView job) => job.Steps.FirstOrDefault(step => step.Challenge is not null)?.Challenge is { } challenge ? $"The bank waits for the customer to give {OfChallenge(challenge)}." : null;

    /// <summary>The result of the step that failed, or null.</summary>
    public static JobStepResult? FailureOf(Job job) => FailedStep(job)?.Result;

    /// <summary>The step that failed, or null.</summary>
    public static JobStep? FailedStep(Job job) => job.Steps.FirstOrDefault(step => step.Status == JobStepStatus.Failed);

    /// <summary>Where a job stands, as one sentence: for those who hear it while it runs.</summary>
    public static string Progress(JobView job) => job.Status switch
    {
        JobStatus.Succeeded => "The job succeeded.",
        JobStatus.Failed => $"The job failed at {(job.Steps.FirstOrDefault(step => step.Error is not null) is { } failed ? Step(failed.Title) : "an unknown step")}.",
        JobStatus.Running when Current(job) is var at && at < job.Steps.Count => $"Step {at + 1} of {job.Steps.Count}, {Step(job.Steps[at].Title)}, is {Of(job.Steps[at].Status)}.",
        JobStatus.Running => "The job is running.",
        JobStatus.Unknown => "A step of the job is in a state that this dashboard does not know.",
        _ => "The job is queued.",
    };

    private static int Current(JobView job) => job.Steps.TakeWhile(step => step.Status == JobStepStatus.Success).Count();
}
