using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.ErrorLog;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Readings;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Testing.Fakes;

/// <summary>One of everything, about the same invented person; tests change what they are about.</summary>
public static class Sample
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The session of whoever is signed in.</summary>
    public static readonly Guid Session = new("5e551000-0000-7000-8000-000000000001");

    public static readonly UserId UserId = UserId.Parse("ea3a81f0-1f0e-4f3c-8f5e-0b7d4c7e9b2c");

    public static readonly ConnectionId ConnectionId = ConnectionId.Parse("214974bb-56d6-466a-9034-ba0a6b810eed");

    public static readonly JobId JobId = JobId.Parse("5c50a2f4-7e0b-4b60-9c55-0d0b7f1a502a");

    public static readonly Guid PurgeId = new("7d4e3c2b-1a09-4876-b543-210fedcba987");

    public static readonly PersonalDetails Masked = new("Gavin B••••••", "g•••••@hooli.com", "+61 ••• ••• 666");

    public static readonly PersonalDetails Unmasked = new("Gavin Belson", "gavin@hooli.com", "+61 400 600 666");

    public static Page<T> PageOf<T>(params T[] items) => new(items, null, null, items.Length);

    public static UserDetails User(DirectoryState state = DirectoryState.Known) =>
        new(UserId, Masked, state, "import", Now.AddDays(-30), Now.AddMinutes(-5));

    public static UserRow UserInList(DirectoryState state = DirectoryState.Known, int inTrouble = 0) =>
        new(UserId, Masked, state, 3, inTrouble, Now.AddDays(-30), Now.AddMinutes(-5));

    public static ConnectionView Connection(ConnectionStatus? status = null, Job? lastJob = null, ConnectionId? id = null) =>
        new(
            new Connection(
                id ?? ConnectionId,
                UserId,
                InstitutionId.Parse("AU00002"),
                status ?? ConnectionStatus.Active,
                ConnectionMethod.OpenBanking,
                Now.AddMonths(-3),
                Now.AddHours(-3),
                Now.AddDays(5)),
            UserId,
            "Pied Piper Credit Union",
            ConnectorStatus.Operational,
            lastJob);

    public static UserOverview UserOverview(IReadOnlyList<ConnectionView>? connections = null, IReadOnlyList<ConnectionDiagnosis>? diagnoses = null) =>
        new(User(), new BasiqReading<BasiqList<ConnectionView>>(new BasiqList<ConnectionView>(connections ?? [], []), null), Diagnoses(diagnoses ?? []));

    public static ConnectionOverview ConnectionOverview(ConnectionDiagnosis? diagnosis = null, int accounts = 3) =>
        new(User(), Connection(), new BasiqList<AccountView>([.. Enumerable.Range(0, accounts).Select(number => Account(number))], []), Diagnoses(diagnosis is null ? [] : [diagnosis]));

    /// <summary>What was found; what could not be read is that of the first.</summary>
    public static UserDiagnoses Diagnoses(params IReadOnlyList<ConnectionDiagnosis> found) => new(found, []) { NotRead = found is [var first, ..] ? first.NotRead : [] };

    public static AccountView Account(int number = 0, string status = "available") =>
        new(AccountId.Parse($"account-{number}"), "savings", "H••••••", "AUD", status, Now.AddHours(-number));

    public static ConnectionRow ConnectionInList(ConnectionStatus? status = null) =>
        new(
            ConnectionId,
            UserId,
            Masked,
            InstitutionId.Parse("AU00002"),
            "Pied Piper Credit Union",
            ConnectionMethod.OpenBanking,
            status ?? ConnectionStatus.Active,
            Now.AddHours(-3),
            Now.AddDays(5),
            Now.AddMinutes(-1))
        {
            BankStatus = ConnectorStatus.DegradedPerformance,
        };

    public static Job SucceededJob() => Job(JobStatus.Succeeded, JobStepStatus.Success, null);

    public static Job RunningJob() => Job(JobStatus.Running, JobStepStatus.InProgress, null);

    public static Job FailedJob(string title = "Cannot login to target system.", string detail = "Account is locked.") =>
        Job(JobStatus.Failed, JobStepStatus.Failed, new JobStepResult(null, null, "invalid-credentials", title, detail, null, null));

    public static PurgePreCheck PreCheck(CheckVerdict running = CheckVerdict.Passed) =>
        new(
            [
                new PurgeCheck("Connection is active", CheckVerdict.Passed, "Basiq says active", null, Now),
                running is CheckVerdict.Failed
                    ? new PurgeCheck("No job is running", CheckVerdict.Failed, $"Job {JobId} is running", "Wait until it has ended", Now)
                    : new PurgeCheck("No job is running", CheckVerdict.Passed, "No job is queued or running", null, Now),
                new PurgeCheck("Other connections at this bank", CheckVerdict.Warning, "60612323-be64a", null, Now),
            ],
            3,
            Now);

    public static PurgeReceipt Receipt(PurgeState state) => new()
    {
        Id = PurgeId,
        Number = 1042,
        UserId = UserId,
        ConnectionId = ConnectionId,
        InstitutionName = "Pied Piper Credit Union",
        State = state,
        RequesterId = "admin",
        RequesterName = "Ota",
        Reason = "Customer asked for deletion, ticket 4711",
        RequestedAt = Now.AddMinutes(-2),
        PreCheck = PreCheck(),
        SentAt = state is PurgeState.Done or PurgeState.Refused or PurgeState.Unknown or PurgeState.Sending ? Now.AddMinutes(-2) : null,
        SettledAt = state is PurgeState.Done or PurgeState.Refused ? Now.AddMinutes(-1) : null,
        HttpStatus = state switch { PurgeState.Done => 204, PurgeState.Refused => 400, _ => null },
        CorrelationId = "8c1f0a52d6e94c57a1b3",
        ReadBack = state is PurgeState.Done ? new PurgeVerification(0, Now.AddMinutes(-1), 1, null, null) : null,
        ExpiresAt = state is PurgeState.WaitingForSecondPerson ? Now.AddMinutes(58) : null,
        AuditSequence = 42,
        AuditHash = new string('a', 64),
    };

    public static PurgeRow PurgeInList(PurgeState state) =>
        new(PurgeId, UserId, ConnectionId, "Pied Piper Credit Union", state, "u-ota", "Ota", "Customer asked for deletion, ticket 4711", Now.AddMinutes(-2), null);

    public static AuditRow AuditEntry(long sequence, AuditFact? fact = null) =>
        new(sequence, Now, "admin", "Ota", "Admin", "127.0.0.1", fact ?? new AuditFact("purge.requested", "connection", ConnectionId.Value, AuditOutcome.Intended, "ticket 4711", UserId.Value), new string('0', 64), new string('b', 64));

    public static ErrorRow Error(long id = 1) =>
        new(id, Now.AddMinutes(-10), "Error", "BasiqAdmin.Services.Purges.PurgeService", 3, "The purge's outcome is unknown", "BasiqException: no reply", UserId.Value, ConnectionId.Value, JobId.Value, "8c1f0a52d6e94c57a1b3", "4bf92f3577b34da6a3ce929d0e0e4736");

    private static Job Job(JobStatus status, JobStepStatus second, JobStepResult? result) =>
        new(
            status is JobStatus.Failed ? JobId : JobId.Parse($"5c50a2f4-{status}"),
            Now.AddHours(-3),
            Now.AddHours(-3).AddSeconds(38),
            [
                new JobStep("verify-credentials", JobStepStatus.Success, null),
                new JobStep("retrieve-accounts", second, result),
                new JobStep("retrieve-transactions", status is JobStatus.Succeeded ? JobStepStatus.Success : JobStepStatus.Pending, null),
            ],
            status,
            UserId,
            ConnectionId,
            InstitutionId.Parse("AU00002"),
            null);
}
