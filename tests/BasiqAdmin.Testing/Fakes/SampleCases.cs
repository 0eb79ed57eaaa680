using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;

namespace BasiqAdmin.Testing.Fakes;

/// <summary>Cases of failed jobs of the person of <see cref="Sample"/>.</summary>
public static class SampleCases
{
    public static readonly InstitutionId Bank = InstitutionId.Parse("AU00002");

    public static CaseRow Row(long number = 12, Cause cause = Cause.AccountLocked, ActionOwner owner = ActionOwner.Customer, CaseState state = CaseState.Open) => new()
    {
        Number = number,
        UserId = Sample.UserId,
        Masked = Sample.Masked,
        ConnectionId = Sample.ConnectionId,
        InstitutionId = Bank,
        BankName = "Pied Piper Credit Union",
        Method = ConnectionMethod.OpenBanking,
        JobId = Sample.JobId,
        Step = "retrieve-accounts",
        Code = "invalid-credentials",
        Cause = cause,
        Title = "Locked out by the bank",
        Owner = owner,
        Failures = 2,
        FirstFailedAt = Sample.Now.AddHours(-3),
        LastFailedAt = Sample.Now.AddHours(-1),
        State = state,
        AssigneeId = CaseFilter.Nobody,
        Version = 3,
    };

    public static CaseDetails Details(CaseRow? row = null, params CaseHistoryEntry[] later) =>
        new(row ?? Row(), [new CaseHistoryEntry(Sample.Now.AddHours(-3), "System", CaseEventKind.Opened, "Locked out by the bank", InBulk: false), .. later]);

    /// <summary>As it is when a later job has succeeded.</summary>
    public static CaseDetails ClosedItself() => Details(
        Row(state: CaseState.Resolved) with { ResolvedAt = Sample.Now, ResolvedHow = CaseEnd.LaterJobSucceeded, Version = 4 },
        new CaseHistoryEntry(Sample.Now, "System", CaseEventKind.ClosedItself, null, InBulk: false));

    public static CaseDetails AssignedTo(Person person) => Details(
        Row() with { AssigneeId = person.Id, AssigneeName = person.Name, Version = 4 },
        new CaseHistoryEntry(Sample.Now, person.Name, CaseEventKind.Assigned, person.Name, InBulk: false));

    public static InboxTrend Trend(int days = 7) => new(
        DateOnly.FromDateTime(Sample.Now.Date).AddDays(1 - days),
        days,
        [new OwnerDay(DateOnly.FromDateTime(Sample.Now.Date), ActionOwner.Customer, 4), new OwnerDay(DateOnly.FromDateTime(Sample.Now.Date), ActionOwner.Bank, 9)],
        [new BankDay(DateOnly.FromDateTime(Sample.Now.Date), Bank, "Pied Piper Credit Union", 13)],
        2,
        5,
        TimeSpan.FromHours(5));
}
