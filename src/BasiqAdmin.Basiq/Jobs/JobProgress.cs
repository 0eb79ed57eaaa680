namespace BasiqAdmin.Basiq.Jobs;

/// <summary>The rule by which a job's status follows from its steps.</summary>
internal static class JobProgress
{
    /// <summary>The status; a job without steps is what Basiq says of it, and else queued.</summary>
    public static JobStatus StatusOf(IReadOnlyList<JobStep> steps, JobStepStatus ownStatus)
    {
        IReadOnlyList<JobStepStatus> states = steps.Count > 0 ? [.. steps.Select(static step => step.Status)] : [ownStatus];
        if (states.Contains(JobStepStatus.Failed))
        {
            return JobStatus.Failed;
        }

        if (states.All(static state => state == JobStepStatus.Success))
        {
            return JobStatus.Succeeded;
        }

        return states.Any(static state => state == JobStepStatus.InProgress || state == JobStepStatus.Success)
            ? JobStatus.Running
            : JobStatus.Queued;
    }
}
