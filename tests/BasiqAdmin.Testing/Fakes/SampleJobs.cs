using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Jobs;

namespace BasiqAdmin.Testing.Fakes;

/// <summary>Jobs of the person of <see cref="Sample"/>, as they are stored, and what is said about them.</summary>
public static class SampleJobs
{
    private static readonly InstitutionId Bank = InstitutionId.Parse("AU00002");
    private static readonly BasiqError Locked = new("retrieve-accounts", "invalid-credentials", "Cannot login to target system.", "Account is locked.");

    public static JobView Succeeded() => View(JobStatus.Succeeded, Step("verify-credentials", JobStepStatus.Success), Step("retrieve-accounts", JobStepStatus.Success), Step("retrieve-transactions", JobStepStatus.Success)) with
    {
        Id = JobId.Parse("5c50a2f4-succeeded"),
    };

    public static JobView Running() => View(JobStatus.Running, Step("verify-credentials", JobStepStatus.Success), Step("retrieve-accounts", JobStepStatus.InProgress), Step("retrieve-transactions", JobStepStatus.Pending));

    public static JobView Failed() =>
        View(JobStatus.Failed, Step("verify-credentials", JobStepStatus.Success), Step("retrieve-accounts", JobStepStatus.Failed) with { Error = Locked }, Step("retrieve-transactions", JobStepStatus.Pending));

    public static JobView Queued() => View(JobStatus.Queued, Step("verify-credentials", JobStepStatus.Pending), Step("retrieve-accounts", JobStepStatus.Pending));

    public static JobDetails Details(JobView job, Diagnosis? diagnosis = null, JobView? earlier = null, JobView? later = null) =>
        new(job, Sample.Masked, ConnectionStatus.Active, ConnectionMethod.OpenBanking, ConnectorStatus.Operational, diagnosis, null, earlier, later, null);

    public static JobRow InList(JobStatus status) => new(
        Sample.JobId,
        Sample.UserId,
        Sample.Masked,
        Sample.ConnectionId,
        Bank,
        "Pied Piper Credit Union",
        status,
        status is JobStatus.Failed ? Locked.Step : null,
        status is JobStatus.Failed ? Locked.Code : null,
        Sample.Now.AddHours(-3),
        Sample.Now.AddHours(-3).AddSeconds(38),
        null);

    public static Diagnosis Diagnosis(ActionOwner owner = ActionOwner.Customer) => new()
    {
        Cause = Cause.AccountLocked,
        Owner = owner,
        Title = "Locked out by the bank",
        Explanation = "Pied Piper has locked the customer's access.",
        NextStep = "Leave the connection alone until then.",
        Retry = new RetryAdvice(RetryKind.RefreshAfterCustomer, null, "Refresh once, after the customer has done it."),
        CustomerText = "Please contact Pied Piper to unlock your access.",
        CanClearItself = false,
        Since = Sample.Now.AddHours(-3),
        Failures = 2,
        Error = Locked,
        JobId = Sample.JobId,
    };

    public static ConnectionDiagnosis OfConnection(Diagnosis? diagnosis, ConnectionId? id = null, string bank = "Pied Piper Credit Union") =>
        new(id ?? Sample.ConnectionId, bank, diagnosis, null);

    public static SupportBundle Bundle() =>
        new(Sample.UserId, Sample.ConnectionId, Sample.JobId, "8c1f0a52d6e94c57a1b3", Bank, "Failed", Locked.Step, Locked.Code, Sample.Now.AddHours(-3), Sample.Now.AddHours(-3).AddSeconds(38), 2);

    public static JobStepView Step(string title, JobStepStatus status) => new(title, status, TimingOf(status), TimeSpan.FromSeconds(10), null, null, null, null);

    private static StepTiming? TimingOf(JobStepStatus status) => status switch
    {
        _ when status == JobStepStatus.Pending => null,
        _ when status == JobStepStatus.InProgress => new StepTiming(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(1), IsOver: false),
        _ => new StepTiming(TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(2), IsOver: true),
    };

    private static JobView View(JobStatus status, params JobStepView[] steps) => new()
    {
        Id = Sample.JobId,
        UserId = Sample.UserId,
        ConnectionId = Sample.ConnectionId,
        InstitutionId = Bank,
        BankName = "Pied Piper Credit Union",
        JobType = "connection",
        Status = status,
        CreatedAt = Sample.Now.AddHours(-3),
        UpdatedAt = Sample.Now.AddHours(-3).AddSeconds(38),
        LastSeenAt = Sample.Now.AddMinutes(-1),
        StartedBy = "Ota",
        Steps = steps,
        Duration = status is JobStatus.Succeeded or JobStatus.Failed ? TimeSpan.FromSeconds(38) : null,
        Average = TimeSpan.FromSeconds(45),
    };
}
