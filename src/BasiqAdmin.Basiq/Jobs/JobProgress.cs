namespace BasiqAdmin.Basiq.Jobs;

/// <summary>The rule by which a job's status follows from its steps.</summary>
public static class JobProgress
{
    private static readonly JobStepStatus[] Known = [JobStepStatus.Pending, JobStepStatus.InProgress, JobStepStatus.Success, JobStepStatus.Failed];

    /// <summary>Whether the documents describe the state of a step.</summary>
    public static bool IsKnown(JobStepStatus status) => Known.Contains(status);

    /// <summary>The status; a job without steps is what Basiq says of it, and else queued. A step in an unknown state leaves open whether the job goes on.</summary>
    public static JobStatus StatusOf(IReadOnlyList<JobStep> steps, JobStepStatus ownStatus)
    {
        if (steps.Count == 0 && ownStatus == default)
        {
            return JobStatus.Queued;
        }

        IReadOnlyList<JobStepStatus> states = steps.Count > 0 ? [.. steps.Select(static step => step.Status)] : [ownStatus];
        if (states.Contains(JobStepStatus.Failed))
        {
            return JobStatus.Failed;
        }

        if (states.All(static state => state == JobStepStatus.Success))
        {
            return JobStatus.Succeeded;
        }

        if (states.Contains(JobStepStatus.InProgress))
        {
            return JobStatus.Running;
        }

        if (!states.All(IsKnown))
        {
            return JobStatus.Unknown;
        }

        return states.Contains(JobStepStatus.Success)
            ? JobStatus.Running
            : JobStatus.Queued;
    }
}
