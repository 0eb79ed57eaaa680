using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Recovery;

namespace BasiqAdmin.Testing.Fakes;

/// <summary>Tickets of the recovery queue, of the person of <see cref="Sample"/>.</summary>
public static class SampleRecovery
{
    public static readonly InstitutionId Bank = InstitutionId.Parse("AU00002");

    public static RecoveryRow Row(RecoveryState state = RecoveryState.Waiting, string reason = "Pied Piper is in a major outage.") => new()
    {
        Key = 7,
        UserId = Sample.UserId,
        Masked = Sample.Masked,
        ConnectionId = Sample.ConnectionId,
        InstitutionId = Bank,
        BankName = "Pied Piper Credit Union",
        Method = ConnectionMethod.Web,
        State = state,
        Reason = reason,
        Attempts = 0,
        QueuedByName = "Mira",
        QueuedAt = Sample.Now.AddHours(-2),
        Version = 3,
    };

    /// <summary>As it is when people have to go on.</summary>
    public static RecoveryRow Escalated() => Row(RecoveryState.Escalated, "Pied Piper is operational, and the try failed all the same.") with
    {
        Attempts = 1,
        SentAt = Sample.Now.AddMinutes(-5),
        JobId = Sample.JobId,
        EndedAt = Sample.Now.AddMinutes(-1),
        CaseNumber = 12,
    };

    public static RecoveryOverview Overview(RecoveryPause? all = null, RecoveryPause? bank = null) => new(
        new Dictionary<RecoveryStage, int> { [RecoveryStage.Open] = 3, [RecoveryStage.Waiting] = 2, [RecoveryStage.Trying] = 1 },
        [new RecoveryBank(Bank, "Pied Piper Credit Union", [ConnectorStatus.Operational], 2, 0, 1, 4, 1, Sample.Now.AddMinutes(1), Sample.Now.AddMinutes(2), bank) { Reason = "Pied Piper is in a major outage." }],
        all);
}
