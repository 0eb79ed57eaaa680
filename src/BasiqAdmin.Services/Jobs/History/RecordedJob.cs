using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Jobs.History;

/// <summary>Turns a stored job back into what the client reads.</summary>
internal static class RecordedJob
{
    public static Job ToJob(this JobRecord record) => new(
        record.Id,
        record.CreatedAt,
        record.UpdatedAt,
        [.. record.Steps.OrderBy(step => step.Position).Select(ToStep)],
        record.Status,
        record.UserId,
        record.ConnectionId,
        record.InstitutionId,
        record.JobType);

    private static JobStep ToStep(JobStepRecord step)
    {
        var hasResult = step.ResultUrl is not null || step.MfaMethod is not null || step.Code is not null || step.ErrorTitle is not null || step.ErrorDetail is not null;
        var result = hasResult ? new JobStepResult(null, step.ResultUrl, step.Code, step.ErrorTitle, step.ErrorDetail, step.MfaMethod, null) : null;
        return new JobStep(step.Title, JobStepStatus.From(step.Status), result);
    }
}
