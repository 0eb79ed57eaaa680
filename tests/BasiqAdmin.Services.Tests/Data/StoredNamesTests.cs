using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Refreshes;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Data;

/// <summary>
/// Databases out there hold these names, and places in the inbox that are made of these numbers. Whoever adds a member adds it here with a number of its own;
/// whoever renames or renumbers one needs a migration that takes what is stored along.
/// </summary>
public sealed class StoredNamesTests
{
    private static readonly Dictionary<Type, string> Stored = new()
    {
        [typeof(ActionOwner)] = "Customer=0 Bank=1 Basiq=2 Us=3",
        [typeof(AuditOutcome)] = "Succeeded=0 Failed=1 Refused=2 Intended=3 Unknown=4",
        [typeof(CaseEnd)] = "ByPerson=0 LaterJobSucceeded=1 ConnectionGone=2 Superseded=3",
        [typeof(CaseEventKind)] =
            "Opened=0 CauseChanged=1 Assigned=2 Unassigned=3 Noted=4 Snoozed=5 Woken=6 Resolved=7 ClosedItself=8 Reopened=9 Queued=10 " +
            "Escalated=11 Purged=12 ReportedToBasiq=13 Undone=14",
        [typeof(CaseState)] = "Open=0 Snoozed=1 Resolved=2",
        [typeof(Cause)] =
            "WrongLogin=0 AccountLocked=10 UnsupportedSecurity=20 MessageAtBank=30 AuthorisationDeclined=40 ChallengeUnanswered=50 " +
            "ChallengeWaiting=60 BankDown=70 BankRecovered=80 BankUnavailableRetried=90 BankUnavailable=100 BankUnavailableAtSetUp=110 " +
            "KeepsFailing=120 BankMaintenance=130 BasiqUnavailable=140 ConnectorBroken=150 BankNotOffered=160 ConnectionUnusable=170 " +
            "TimedOut=180 UnknownToBasiq=190 TooManyRequests=200 StatementUnreadable=210 StatementUnsupported=220 StatementNew=230 " +
            "FileLayout=240 FileContradicts=250 UnknownCode=260 UnderWay=270 Paused=280 Stuck=290 ConnectionInvalid=300 SettingUp=310 " +
            "LeftUnfinished=320 ConnectionDeleted=330 ConnectionRevoked=340 ArrangementExpired=350 UnknownConnectionState=360 " +
            "ConsentRevoked=370 ConsentExpired=380 UnknownConsentState=390 " +
            "BankFailedAtSignIn=400 IncompleteData=410 CustomerConnecting=420 SetUpUnfinished=430 Superseded=440 " +
            "AccountNotUpdated=450 UnknownJobState=460 DataPurged=470 NotKnown=480 EndsSoon=490",
        [typeof(CheckOutcome)] = "Passed=0 Noted=1 AdvisedAgainst=2 Blocked=3",
        [typeof(CheckVerdict)] = "Passed=0 Warning=1 Failed=2",
        [typeof(DirectoryState)] = "Pending=0 Known=1 NotFound=2",
        [typeof(JobStatus)] = "Queued=0 Running=1 Succeeded=2 Failed=3 Unknown=4",
        [typeof(PurgeState)] = "WaitingForSecondPerson=0 Declined=1 Expired=2 Withdrawn=3 Sending=4 Unknown=5 Done=6 Refused=7",
        [typeof(RecoveryState)] = "Waiting=0 Paused=1 Trying=2 Recovered=3 Escalated=4 Cancelled=5",
        [typeof(RefreshRefusal)] =
            "NotRefreshable=0 NotActive=1 LoginRefused=2 LimitReached=3 UnknownConnection=4 NotAllowed=5 NotReached=6 HeldUp=7 Busy=8 " +
            "Other=9",
        [typeof(RefreshRule)] =
            "Refreshable=0 Active=1 Consent=2 NotPurged=3 NoJobUnderWay=4 NoPurgeUnderWay=5 MinimumInterval=6 OpenBankingQuota=7 " +
            "BankHealth=8 SameLogin=9 LastFailure=10",
        [typeof(RefreshState)] = "Sending=0 Started=1 Refused=2 Unknown=3 NotStarted=4 NeverKnown=5",
        [typeof(ResolutionReason)] = "CustomerTold=0 WorksAgain=1 Duplicate=2 WontFix=3",
        [typeof(Role)] = "Support=0 Admin=1 TeamLead=2 Auditor=3",
        [typeof(SessionEnd)] =
            "SignedOut=0 SignedOutEverywhere=1 Replaced=2 EndedByAdmin=3 SignedOutAtProvider=4 RejectedByProvider=5 RoleChanged=6 " +
            "Idle=7 Expired=8",
    };

    // Stored inside the verdicts of refreshes and purges, as JSON.
    private static readonly Type[] InJson = [typeof(CheckOutcome), typeof(CheckVerdict), typeof(RefreshRule)];

    public static TheoryData<Type> Types => [.. Stored.Keys];

    [Theory]
    [MemberData(nameof(Types))]
    public void Member_OfAStoredKind_KeepsItsNameAndNumber(Type type)
    {
        var members = Enum.GetNames(type).Select(name => $"{name}={(int)Enum.Parse(type, name)}").Order(StringComparer.Ordinal);

        Assert.Equal(Stored[type].Split(' ').Order(StringComparer.Ordinal), members);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Numbers_OfAStoredKind_AreEachUsedOnce(Type type)
    {
        var numbers = Enum.GetNames(type).Select(name => (int)Enum.Parse(type, name)).ToList();

        Assert.Equal(numbers.Count, numbers.Distinct().Count());
    }

    [Fact]
    public async Task EveryKindThatTheDatabaseStores_IsHeldHere()
    {
        await using var host = await ServicesHost.StartAsync(users: 1);
        await using var database = host.Database();

        var stored = database.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties())
            .Select(property => Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).Where(type => type.IsEnum).Distinct();

        Assert.Equal(Stored.Keys.Except(InJson).OrderBy(type => type.Name, StringComparer.Ordinal), stored.OrderBy(type => type.Name, StringComparer.Ordinal));
    }
}
