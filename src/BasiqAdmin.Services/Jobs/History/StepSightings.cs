using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Jobs.History;

/// <summary>Brings stored steps in step with what a look saw, and notes the time of each first sight.</summary>
internal static class StepSightings
{
    /// <param name="records">The stored steps in order; missing ones are added.</param>
    /// <param name="steps">The steps that were seen.</param>
    /// <param name="lastLook">When the job was looked at before, or made.</param>
    /// <param name="now">When it was looked at now.</param>
    public static void Merge(List<JobStepRecord> records, IReadOnlyList<JobStep> steps, DateTimeOffset lastLook, DateTimeOffset now)
    {
        for (var position = 0; position < steps.Count; position++)
        {
            if (position == records.Count)
            {
                records.Add(new JobStepRecord { Position = position, Title = steps[position].Title, Status = "" });
            }

            Merge(records[position], steps[position], lastLook, now);
        }
    }

    private static void Merge(JobStepRecord record, JobStep step, DateTimeOffset lastLook, DateTimeOffset now)
    {
        var isSameStep = string.Equals(record.Title, step.Title, StringComparison.Ordinal);
        if (!isSameStep || HasStartedAnew(record, step))
        {
            Forget(record);
        }

        if (!string.Equals(record.Status, step.Status.Value, StringComparison.Ordinal) || !isSameStep)
        {
            Note(record, step.Status, lastLook, now);
        }

        record.Title = step.Title;
        record.Status = step.Status.Value;
        record.ResultUrl = step.Result?.Url;
        record.MfaMethod = step.Result?.MfaMethod;
        var failed = step.Status == JobStepStatus.Failed;
        record.Code = failed ? step.Result?.Code : null;
        record.ErrorTitle = failed ? step.Result?.Title : null;
        record.ErrorDetail = failed ? step.Result?.Detail : null;
    }

    // A challenge pushes later steps down by one, and Basiq may run a failed job again: what was seen before is of another run then.
    private static bool HasStartedAnew(JobStepRecord record, JobStep step) =>
        record.EndedSeenAt is not null && step.Status != JobStepStatus.Success && step.Status != JobStepStatus.Failed;

    private static void Forget(JobStepRecord record)
    {
        record.PendingSeenAt = null;
        record.StartedSeenAt = record.StartedNotBefore = null;
        record.EndedSeenAt = record.EndedNotBefore = null;
    }

    private static void Note(JobStepRecord record, JobStepStatus status, DateTimeOffset lastLook, DateTimeOffset now)
    {
        if (status == JobStepStatus.Pending)
        {
            record.PendingSeenAt ??= now;
        }
        else if (status == JobStepStatus.InProgress)
        {
            (record.StartedSeenAt, record.StartedNotBefore) = (now, lastLook);
        }
        else if (status == JobStepStatus.Success || status == JobStepStatus.Failed)
        {
            (record.EndedSeenAt, record.EndedNotBefore) = (now, lastLook);
        }
    }
}
