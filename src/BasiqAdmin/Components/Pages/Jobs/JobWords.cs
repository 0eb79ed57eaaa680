using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Components.Shared;

namespace BasiqAdmin.Components.Pages.Jobs;

/// <summary>Jobs and their steps in words and colour.</summary>
public static class JobWords
{
    public static string Of(JobStatus status) => status.ToString();

    public static Tone ToneOf(JobStatus status) => status switch
    {
        JobStatus.Succeeded => Tone.Ok,
        JobStatus.Failed => Tone.Bad,
        JobStatus.Running => Tone.Info,
        _ => Tone.Idle,
    };

    public static string Of(JobStepStatus status) => status switch
    {
        _ when status == JobStepStatus.Success => "done",
        _ when status == JobStepStatus.Failed => "failed",
        _ when status == JobStepStatus.InProgress => "under way",
        _ when status == JobStepStatus.Pending => "not reached",
        _ => status.Value,
    };

    /// <summary>What one glance at a job should tell: how far a running one is, how long a finished one took.</summary>
    public static string? Aside(Job job) => job.Status switch
    {
        JobStatus.Running => Progress(job),
        JobStatus.Succeeded when job.CreatedAt is { } from && job.UpdatedAt is { } to && to >= from => Duration(to - from),
        _ => null,
    };

    /// <summary>The result of the step that failed, or null.</summary>
    public static JobStepResult? FailureOf(Job job) => FailedStep(job)?.Result;

    /// <summary>The step that failed, or null.</summary>
    public static JobStep? FailedStep(Job job) => job.Steps.FirstOrDefault(step => step.Status == JobStepStatus.Failed);

    private static string? Progress(Job job)
    {
        var at = job.Steps.TakeWhile(step => step.Status == JobStepStatus.Success).Count();
        return at < job.Steps.Count ? $"{job.Steps[at].Title}, step {at + 1} of {job.Steps.Count}" : null;
    }

    private static string Duration(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => $"{span.Seconds} s",
        { TotalMinutes: < 60 } => $"{span.Minutes} min {span.Seconds} s",
        _ => $"{(int)span.TotalHours} h {span.Minutes} min",
    };
}
