using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Demo;

/// <summary>What the app would have stored of an invented job, had it followed it.</summary>
internal static class DemoJobRecords
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public static JobRecord Of(Job job, IReadOnlyList<TimeSpan> took, Actor? by)
    {
        var (created, updated) = (job.CreatedAt!.Value, job.UpdatedAt!.Value);
        var failed = job.Steps.FirstOrDefault(step => step.Status == JobStepStatus.Failed);
        return new JobRecord
        {
            Id = job.Id,
            UserId = job.UserId!.Value,
            ConnectionId = job.ConnectionId,
            InstitutionId = job.InstitutionId,
            Status = job.Status,
            CreatedAt = created,
            UpdatedAt = updated,
            FirstSeenAt = created + Look,
            LastSeenAt = updated + Look,
            StartedBy = by?.Name,
            FailedStep = failed?.Title,
            Code = failed?.Result?.Code,
            FailedDay = failed is null ? null : (int)(created - DateTimeOffset.UnixEpoch).TotalDays,
            Steps = [.. StepsOf(job, took, created)],
        };
    }

    private static IEnumerable<JobStepRecord> StepsOf(Job job, IReadOnlyList<TimeSpan> took, DateTimeOffset created)
    {
        var at = created;
        for (var position = 0; position < job.Steps.Count; position++)
        {
            var step = job.Steps[position];
            var record = new JobStepRecord
            {
                Position = position,
                Title = step.Title,
                Status = step.Status.Value,
                Code = step.Result?.Code,
                ErrorTitle = step.Result?.Title,
                ErrorDetail = step.Result?.Detail,
                PendingSeenAt = created + Look,
            };
            if (position < took.Count)
            {
                (record.StartedNotBefore, record.StartedSeenAt) = (at, at + Look);
                at += took[position];
                (record.EndedNotBefore, record.EndedSeenAt) = (at, at + Look);
            }

            yield return record;
        }
    }
}
