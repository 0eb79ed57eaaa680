using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Readings;
using BasiqAdmin.Testing.Jobs;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Purges;

/// <summary>The pre-check, rule by rule: what each state of things allows, and what it says to do instead.</summary>
public sealed class PurgeRulesTests
{
    private const string Exists = "Connection exists";
    private const string Active = "Connection is active";
    private const string NoJob = "No job is queued or running";
    private const string OnlyOne = "Only connection at this bank";
    private const string Data = "Data to purge";
    private const string NotActive = "It has to be active first. If it cannot be, delete the user or ask Basiq's support with this connection id.";

    private static readonly DateTimeOffset Now = new(2026, 1, 15, 9, 0, 0, TimeSpan.Zero);
    private static readonly OddRow Odd = new(2, null, ["id"], IsLeftOut: true);
    private static readonly Connection Healthy = People.Connection("c-1", "u-1");

    [Theory]
    [InlineData("active", null)]
    [InlineData("invalid", "Have the customer renew the connection, or refresh it; once it is active, purge it.")]
    [InlineData("pending", "Wait until its first job has ended, then try again.")]
    [InlineData("pre-init", "The customer has not finished connecting, so there is nothing to purge yet.")]
    [InlineData("init", "The customer has not finished connecting, so there is nothing to purge yet.")]
    [InlineData("revoked", NotActive)]
    [InlineData("deleted", NotActive)]
    [InlineData("something-new", NotActive)]
    public void Status_OfEachKind_AllowsOnlyActiveAndSaysWhatToDoInstead(string status, string? instead)
    {
        var check = Check(Facts(Healthy with { Status = ConnectionStatus.From(status) }), Active);

        Assert.Equal((instead is null ? CheckVerdict.Passed : CheckVerdict.Failed, instead), (check.Verdict, check.Instead));
        Assert.Equal(instead is null ? "Its status is active." : $"Its status is {status}; Basiq purges active connections only.", check.Evidence);
    }

    [Fact]
    public void Connection_AlreadyDeleted_IsStoppedWithHowToHaveTheDataRemovedAllTheSame()
    {
        var check = Check(Facts(Healthy with { Status = ConnectionStatus.Deleted }), Exists);

        Assert.Equal(CheckVerdict.Failed, check.Verdict);
        Assert.Equal("The connection is deleted. Basiq purges active connections only, and deleting one leaves its accounts and transactions in place.", check.Evidence);
        Assert.Equal("To have the data removed, delete the user or ask Basiq's support with this connection id.", check.Instead);
    }

    [Theory]
    [InlineData(BasiqErrorKind.NotFound, "Basiq does not know this connection of this user.", "Check the id. It may also belong to another application: ids are known to the application that made them only.")]
    [InlineData(BasiqErrorKind.Timeout, "Basiq did not answer in time.", "Try again once Basiq answers; without this check nothing is purged.")]
    [InlineData(BasiqErrorKind.ConnectionFailed, "Basiq could not be reached.", "Try again once Basiq answers; without this check nothing is purged.")]
    public void Connection_NotThereOrNotRead_IsStoppedAndNothingElseIsClaimedOfIt(BasiqErrorKind kind, string evidence, string instead)
    {
        var facts = Facts(Healthy) with { Connection = Unread<Connection>(kind) };

        var check = Check(facts, Exists);

        Assert.Equal((CheckVerdict.Failed, evidence, instead), (check.Verdict, check.Evidence, check.Instead));
        Assert.DoesNotContain(PurgeRules.Judge(facts), other => other.Rule is Active or OnlyOne);
    }

    [Theory]
    [InlineData("queued")]
    [InlineData("running")]
    public void Job_UnderWay_IsWaitedForByItsId(string state)
    {
        var job = string.Equals(state, "queued", StringComparison.Ordinal) ? new JobBuilder(Now).WithId("job-7").Build() : new JobBuilder(Now).WithId("job-7").RunningIn("retrieve-accounts").Build();

        var check = Check(Facts(Healthy) with { Jobs = Read(new BasiqList<Job>([new JobBuilder(Now.AddHours(-1)).Succeeded().Build(), job], [])) }, NoJob);

        Assert.Equal((CheckVerdict.Failed, "Wait until job job-7 has ended, then try again."), (check.Verdict, check.Instead));
        Assert.Equal($"Job job-7 is {state}; it may fetch the data again while it is purged.", check.Evidence);
    }

    [Fact]
    public void Jobs_AllEnded_Pass()
    {
        var ended = Facts(Healthy) with { Jobs = Read(new BasiqList<Job>([new JobBuilder(Now).Succeeded().Build(), new JobBuilder(Now).Failed("invalid-credentials").Build()], [])) };

        Assert.Equal((CheckVerdict.Passed, "All 2 jobs of the last 7 days have ended."), Check(ended, NoJob) is var check ? (check.Verdict, check.Evidence) : default);
    }

    [Fact]
    public void Job_InAnUnknownState_IsToldAndDoesNotStopThePurge()
    {
        var check = Check(Facts(Healthy) with { Jobs = Read(new BasiqList<Job>([new JobBuilder(Now).WithId("job-7").InUnknownState().Build()], [])) }, NoJob);

        Assert.Equal((CheckVerdict.Warning, "Job job-7 is in an unknown state (cancelled); whether it is under way is not known."), (check.Verdict, check.Evidence));
    }

    [Fact]
    public void Job_ThatCouldNotBeRead_IsNotTakenForNone()
    {
        var check = Check(Facts(Healthy) with { Jobs = Read(new BasiqList<Job>([new JobBuilder(Now).Succeeded().Build()], [Odd])) }, NoJob);

        Assert.Equal((CheckVerdict.Warning, "One of the jobs could not be read (row 2: id). Whether it is under way is not known."), (check.Verdict, check.Evidence));
    }

    [Fact]
    public void Connection_ThatCouldNotBeRead_MayBeAtTheSameBank()
    {
        var check = Check(Facts(Healthy) with { OfUser = Read(new BasiqList<Connection>([Healthy], [Odd])) }, OnlyOne);

        Assert.Equal((CheckVerdict.Warning, "One of the connections could not be read (row 2: id). It may be at this bank; then its data may go too."), (check.Verdict, check.Evidence));
    }

    [Theory]
    [InlineData("AU00000", "active", CheckVerdict.Warning)]
    [InlineData("AU00000", "invalid", CheckVerdict.Warning)]
    [InlineData("AU00000", "deleted", CheckVerdict.Passed)]
    [InlineData("AU00001", "active", CheckVerdict.Passed)]
    public void OtherConnection_AtTheSameBank_IsNamedBecauseTheDocumentsDisagree(string institution, string status, CheckVerdict verdict)
    {
        var other = People.Connection("c-2", "u-1", institution, status, "openbanking");

        var check = Check(Facts(Healthy) with { OfUser = Read(new BasiqList<Connection>([Healthy, other], [])) }, OnlyOne);

        Assert.Equal(verdict, check.Verdict);
        Assert.Equal(verdict == CheckVerdict.Warning, check.Evidence.Contains($"c-2 ({other.Method}, {status})", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, CheckVerdict.Warning, "Basiq holds no accounts for this connection, so reading back cannot prove afterwards that a purge was carried out.")]
    [InlineData(1, CheckVerdict.Passed, "1 account with all transactions would be removed.")]
    [InlineData(3, CheckVerdict.Passed, "3 accounts with all transactions would be removed.")]
    public void Accounts_Counted_SayWhatWouldGo(int accounts, CheckVerdict verdict, string evidence)
    {
        var check = Check(Facts(Healthy) with { Accounts = Read(accounts) }, Data);

        Assert.Equal((verdict, evidence), (check.Verdict, check.Evidence));
    }

    [Theory]
    [InlineData(NoJob)]
    [InlineData(OnlyOne)]
    [InlineData(Data)]
    public void Anything_NotRead_StopsThePurge(string rule)
    {
        const BasiqErrorKind Kind = BasiqErrorKind.RateLimited;
        var facts = Facts(Healthy) with { Jobs = Unread<BasiqList<Job>>(Kind), OfUser = Unread<BasiqList<Connection>>(Kind), Accounts = Unread<int>(Kind) };

        var check = Check(facts, rule);

        Assert.Equal((CheckVerdict.Failed, "Basiq is limiting our requests.", "Try again once Basiq answers; without this check nothing is purged."), (check.Verdict, check.Evidence, check.Instead));
    }

    private static PurgeCheck Check(PurgeFacts facts, string rule) => PurgeRules.Judge(facts).Single(check => string.Equals(check.Rule, rule, StringComparison.Ordinal));

    private static PurgeFacts Facts(Connection connection) =>
        new(connection.Id, "Hooli Bank", Read(connection), Read(new BasiqList<Connection>([connection], [])), Read(BasiqList.Empty<Job>()), Read(3), Now);

    private static BasiqReading<T> Read<T>(T value) => new(value, null);

    private static BasiqReading<T> Unread<T>(BasiqErrorKind kind) => new(default, new BasiqException(kind, "It could not be read."));
}
