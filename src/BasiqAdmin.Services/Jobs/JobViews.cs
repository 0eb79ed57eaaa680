using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Services.Jobs;

/// <summary>Makes views of stored jobs: with observed times beside the bank's own averages.</summary>
internal static class JobViews
{
    // Basiq's examples give a challenge two minutes.
    private static readonly TimeSpan ChallengeExpiry = TimeSpan.FromMinutes(2);

    public static JobView From(JobRecord job, ConnectionMethod? method, ConnectorList banks, DateTimeOffset now)
    {
        var stats = method is { } way ? banks.Find(job.InstitutionId, way)?.Stats : null;
        var isSettled = job.Status is JobStatus.Succeeded or JobStatus.Failed;
        return new JobView
        {
            Id = job.Id,
            UserId = job.UserId,
            ConnectionId = job.ConnectionId,
            InstitutionId = job.InstitutionId,
            BankName = banks.NameOf(job.InstitutionId),
            JobType = job.JobType,
            Status = job.Status,
            CreatedAt = job.CreatedAt,
            UpdatedAt = job.UpdatedAt,
            LastSeenAt = job.LastSeenAt,
            StartedBy = job.StartedBy,
            Steps = [.. job.Steps.OrderBy(step => step.Position).Select(step => StepFrom(step, stats, now))],
            Duration = isSettled ? job.UpdatedAt - job.CreatedAt : null,
            Average = stats?.Total,
        };
    }

    private static JobStepView StepFrom(JobStepRecord step, ConnectorStats? stats, DateTimeOffset now)
    {
        var status = JobStepStatus.From(step.Status);
        var challenge = status == JobStepStatus.InProgress ? step.MfaMethod : null;
        return new JobStepView(
            step.Title,
            status,
            TimingOf(step, now),
            AverageOf(step.Title, stats),
            step.ResultUrl,
            challenge,
            challenge is null ? null : step.StartedSeenAt + ChallengeExpiry,
            status == JobStepStatus.Failed ? new BasiqError(step.Title, step.Code, step.ErrorTitle, step.ErrorDetail) : null);
    }

    private static StepTiming? TimingOf(JobStepRecord step, DateTimeOffset now)
    {
        if (step.StartedSeenAt is not { } started)
        {
            return null;
        }

        var startGap = started - (step.StartedNotBefore ?? started);
        return step.EndedSeenAt is { } ended
            ? new StepTiming(ended - started, Longer(startGap, ended - (step.EndedNotBefore ?? ended)), IsOver: true)
            : new StepTiming(now - started, startGap, IsOver: false);
    }

    private static TimeSpan? AverageOf(string title, ConnectorStats? stats) => title switch
    {
        "verify-credentials" => stats?.VerifyCredentials,
        "retrieve-accounts" => stats?.RetrieveAccounts,
        "retrieve-transactions" => stats?.RetrieveTransactions,
        _ => null,
    };

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
