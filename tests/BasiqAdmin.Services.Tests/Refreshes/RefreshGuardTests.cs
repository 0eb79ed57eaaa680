using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Refreshes;
using static BasiqAdmin.Services.Tests.Refreshes.RefreshCase;

namespace BasiqAdmin.Services.Tests.Refreshes;

/// <summary>Each rule of the guard and its edges.</summary>
public sealed class RefreshGuardTests
{
    [Fact]
    public void Connection_Healthy_HasTheGreenLightWithEvidenceForEveryRule()
    {
        var verdict = RefreshGuard.Judge(Healthy);

        Assert.True(verdict.IsAllowed);
        Assert.Null(verdict.AllowedAgainAt);
        Assert.All(verdict.Checks, check => Assert.NotEmpty(check.Evidence));
        Assert.Equal(verdict.Checks.Select(check => check.Rule).Order(), verdict.Checks.Select(check => check.Rule));
    }

    [Theory]
    [InlineData("invalid", CheckOutcome.AdvisedAgainst)]
    [InlineData("pending", CheckOutcome.Blocked)]
    [InlineData("pre-init", CheckOutcome.Blocked)]
    [InlineData("init", CheckOutcome.Blocked)]
    [InlineData("deleted", CheckOutcome.Blocked)]
    [InlineData("revoked", CheckOutcome.Blocked)]
    [InlineData("frozen", CheckOutcome.Blocked)]
    public void Connection_NotActive_IsNeverGreen_AndOnlyAnInvalidOneCanBeOverridden(string status, CheckOutcome expected)
    {
        var check = Check(Of(Connection(status)), RefreshRule.Active);

        Assert.Equal(expected, check.Outcome);
        Assert.Contains(status, check.Evidence, StringComparison.Ordinal);
        Assert.Null(check.AllowedAgainAt);
        Assert.NotEmpty(check.AllowedAgain!);
    }

    [Fact]
    public void Connection_WhosePermissionRanOut_IsBlocked()
    {
        var check = Check(Of(Connection(method: "openbanking", expiresAt: Now)), RefreshRule.Active);

        Assert.Equal((CheckOutcome.Blocked, Now), (check.Outcome, check.SeenAt));
    }

    [Theory]
    [InlineData("pdf")]
    [InlineData("csv")]
    public void Upload_CannotBeRefreshed(string method) =>
        Assert.Equal(CheckOutcome.Blocked, Check(Of(Connection(method: method)), RefreshRule.Refreshable).Outcome);

    [Fact]
    public void EarlierRefusal_NotWeb_IsAdvisedAgainstInBasiqsWords()
    {
        var check = Check(Healthy with { Refusal = new EarlierRefusal(RefreshRefusal.NotRefreshable, Now.AddDays(-3), "Connection type is not Web") }, RefreshRule.Refreshable);

        Assert.Equal((CheckOutcome.AdvisedAgainst, Now.AddDays(-3)), (check.Outcome, check.SeenAt));
        Assert.Contains("Connection type is not Web", check.Evidence, StringComparison.Ordinal);
        Assert.StartsWith("Not known", check.AllowedAgain, StringComparison.Ordinal);
    }

    [Fact]
    public void JobUnderWay_QueuedOrRunning_BlocksAndIsNamed()
    {
        var queued = Job(TimeSpan.FromMinutes(1)).WithId("job-7").Build();
        var running = Job(TimeSpan.FromDays(2)).RunningIn("retrieve-accounts").Build();

        var verdict = RefreshGuard.Judge(Of(Connection(), queued).With(situation => situation with { Refreshes = [new PastRefresh(Now, "Ota", queued.Id)] }));

        Assert.Equal((queued.Id, "Ota"), (verdict.JobUnderWay, verdict.JobStartedBy));
        Assert.Equal("Job job-7 is queued by Ota.", verdict.Of(RefreshRule.NoJobUnderWay)!.Evidence);
        Assert.Equal(CheckOutcome.Blocked, Check(Of(Connection(), running), RefreshRule.NoJobUnderWay).Outcome);
    }

    [Fact]
    public void JobUnderWay_ThatNamesNoConnection_IsTakenForOneOfIt()
    {
        var nameless = Job(TimeSpan.Zero).Of(User, null, Bank).Build();
        var elsewhere = Job(TimeSpan.Zero).Of(User, null, InstitutionId.Parse("AU00001")).Build();

        Assert.Equal(CheckOutcome.Blocked, Check(Of(Connection(), nameless), RefreshRule.NoJobUnderWay).Outcome);
        Assert.True(RefreshGuard.Judge(Of(Connection(), elsewhere)).IsAllowed);
    }

    [Fact]
    public void JobThatHasNotMovedForHours_IsNotPromisedToEndWithinMinutes()
    {
        var check = Check(Of(Connection(), Job(TimeSpan.FromHours(9)).RunningIn("retrieve-accounts").Build()), RefreshRule.NoJobUnderWay);

        Assert.Equal((CheckOutcome.Blocked, "Not known: when that job has ended; it has not moved for far too long."), (check.Outcome, check.AllowedAgain));
    }

    [Fact]
    public void InvalidConnection_ThatANewerOneHasReplaced_AsksNobodyToConnectAgain()
    {
        var facts = Of(Connection("invalid")).With(situation => situation with { Successor = Connection() });

        Assert.StartsWith("Never: the customer has connected the bank again", Check(facts, RefreshRule.Active).AllowedAgain, StringComparison.Ordinal);
    }

    [Fact]
    public void RefreshBeingSent_Blocks()
    {
        var check = Check(Healthy with { BeingSent = new RefreshBeingSent("Ota", Now.AddSeconds(-2)) }, RefreshRule.NoJobUnderWay);

        Assert.Equal(CheckOutcome.Blocked, check.Outcome);
        Assert.Contains("by Ota", check.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void PurgeUnderWay_Blocks_AndCannotBeOverridden()
    {
        var verdict = RefreshGuard.Judge(Healthy.With(situation => situation with { Purges = new PurgeStatuses(Now.AddSeconds(-2), null) }));

        var check = verdict.Of(RefreshRule.NoPurgeUnderWay)!;
        Assert.Equal((CheckOutcome.Blocked, Now.AddSeconds(-2), false), (check.Outcome, check.SeenAt, verdict.CanBeOverridden));
        Assert.StartsWith("Not known: when the purge's outcome is known", check.AllowedAgain, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, true, CheckOutcome.AdvisedAgainst)]
    [InlineData(true, true, CheckOutcome.Blocked)]
    [InlineData(false, false, CheckOutcome.AdvisedAgainst)]
    [InlineData(true, false, CheckOutcome.Blocked)]
    public void PurgedData_IsFetchedAgainByAPersonWithAReason_AndNeverByTheAppItself(bool isAutomatic, bool isCertain, CheckOutcome expected)
    {
        var facts = Healthy.With(situation => situation with { Purges = new PurgeStatuses(null, Now.AddDays(-3)) { IsCertain = isCertain } }) with { IsAutomatic = isAutomatic };

        var check = Check(facts, RefreshRule.NotPurged);

        Assert.Equal((expected, Now.AddDays(-3)), (check.Outcome, check.SeenAt));
        Assert.StartsWith(isCertain ? "Its data was purged." : "Its data may have been purged:", check.Evidence, StringComparison.Ordinal);
        var verdict = RefreshGuard.Judge(facts);
        Assert.Equal((false, !isAutomatic), (verdict.IsAllowed, verdict.CanBeOverridden));
        Assert.Null(RefreshGuard.Judge(Healthy with { IsAutomatic = isAutomatic }).Of(RefreshRule.NotPurged));
    }

    [Fact]
    public void Interval_FromAJobFromTheMarkAndFromOurOwnRecords_IsKept()
    {
        var at = Now.AddMinutes(-22);
        var ofJob = Of(Connection(), Job(TimeSpan.FromMinutes(24)).Succeeded().UpdatedAt(at).Build());
        var ofMark = Of(Connection(lastUsedAt: at));
        var ofRecord = Healthy.With(situation => situation with { Refreshes = [new PastRefresh(at, "Ota", null)] });

        foreach (var facts in new[] { ofJob, ofMark, ofRecord })
        {
            var check = Check(facts, RefreshRule.MinimumInterval);
            Assert.Equal((CheckOutcome.AdvisedAgainst, at, at + Interval), (check.Outcome, check.SeenAt, check.AllowedAgainAt));
        }
    }

    [Fact]
    public void Interval_JustOver_Passes()
    {
        Assert.False(RefreshGuard.Judge(Of(Connection(lastUsedAt: Now - Interval + TimeSpan.FromSeconds(1)))).IsAllowed);
        Assert.True(RefreshGuard.Judge(Of(Connection(lastUsedAt: Now - Interval))).IsAllowed);
    }

    [Fact]
    public void Interval_NamesWhoAskedForTheJob()
    {
        var job = Job(TimeSpan.FromMinutes(20)).Succeeded().Build();

        var check = Check(Of(Connection(), job).With(situation => situation with { Refreshes = [new PastRefresh(Now.AddMinutes(-21), "Ota", job.Id)] }), RefreshRule.MinimumInterval);

        Assert.Contains("asked for by Ota", check.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9, CheckOutcome.AdvisedAgainst)]
    [InlineData(10, CheckOutcome.Passed)]
    public void Interval_AfterAFailure_IsTenMinutes(int minutesAgo, CheckOutcome expected)
    {
        var failed = Job(TimeSpan.FromMinutes(minutesAgo)).Failed("account-not-accessible-requires-user-action").Build();

        Assert.Equal(expected, Check(Of(Connection(lastUsedAt: failed.CreatedAt), failed), RefreshRule.MinimumInterval).Outcome);
    }

    [Fact]
    public void Interval_AfterAFailureThatFollowsASuccess_StillCountsTheSuccess()
    {
        var good = Job(TimeSpan.FromMinutes(30)).Succeeded().Build();
        var failed = Job(TimeSpan.FromMinutes(20)).Failed("account-not-accessible-requires-user-action").Build();

        Assert.Equal(Now.AddMinutes(30), Check(Of(Connection(), good, failed), RefreshRule.MinimumInterval).AllowedAgainAt);
    }

    [Fact]
    public void Quota_NineteenUsed_PassesAndTwentyBlocksUntilOneIsFree()
    {
        var nineteen = Check(OpenBanking(19), RefreshRule.OpenBankingQuota);
        var twenty = Check(OpenBanking(20), RefreshRule.OpenBankingQuota);

        Assert.Equal((CheckOutcome.Passed, "At least 19 of 20 today, counted over the last 24 hours."), (nineteen.Outcome, nineteen.Evidence));
        Assert.Equal((CheckOutcome.Blocked, Now.AddHours(1)), (twenty.Outcome, twenty.AllowedAgainAt));
    }

    [Fact]
    public void Quota_AfterBasiqsOwnNo_IsAdvisedAgainstForADay()
    {
        var refused = OpenBanking(3) with { Refusal = new EarlierRefusal(RefreshRefusal.LimitReached, Now.AddHours(-2), null) };

        Assert.Equal((CheckOutcome.AdvisedAgainst, Now.AddHours(22)), (Check(refused, RefreshRule.OpenBankingQuota).Outcome, Check(refused, RefreshRule.OpenBankingQuota).AllowedAgainAt));
        Assert.True(RefreshGuard.Judge(OpenBanking(3) with { Refusal = new EarlierRefusal(RefreshRefusal.LimitReached, Now.AddDays(-1), null) }).IsAllowed);
    }

    [Fact]
    public void LimitOfAWebConnection_ThatBasiqRefusedOneMoreOf_IsAdvisedAgainstForADay()
    {
        var refused = Healthy with { Refusal = new EarlierRefusal(RefreshRefusal.LimitReached, Now.AddHours(-2), "Request rate limit per connection reached") };

        var check = Check(refused, RefreshRule.OpenBankingQuota);

        Assert.Equal((CheckOutcome.AdvisedAgainst, Now.AddHours(-2), Now.AddHours(22)), (check.Outcome, check.SeenAt, check.AllowedAgainAt));
        Assert.Equal("Basiq refused one more: the connection's limit is reached.", check.Evidence);
        Assert.True(RefreshGuard.Judge(Healthy with { Refusal = new EarlierRefusal(RefreshRefusal.LimitReached, Now.AddDays(-1), null) }).IsAllowed);
    }

    [Fact]
    public void Quota_OfAWebConnection_IsNotJudged() => Assert.Null(RefreshGuard.Judge(Healthy).Of(RefreshRule.OpenBankingQuota));

    [Theory]
    [InlineData("operational", CheckOutcome.Passed)]
    [InlineData("degraded-performance", CheckOutcome.Noted)]
    [InlineData("partial-outage", CheckOutcome.Noted)]
    [InlineData("under-maintenance", CheckOutcome.Noted)]
    [InlineData("major-outage", CheckOutcome.Blocked)]
    [InlineData("on-holiday", CheckOutcome.Noted)]
    [InlineData(null, CheckOutcome.Noted)]
    public void Bank_OnlyAMajorOutage_Blocks(string? status, CheckOutcome expected)
    {
        var facts = Healthy.With(situation => situation with { BankStatus = ConnectorStatus.From(status) });

        Assert.Equal(expected, Check(facts, RefreshRule.BankHealth).Outcome);
        Assert.Equal(expected != CheckOutcome.Blocked, RefreshGuard.Judge(facts).IsAllowed);
    }

    [Fact]
    public void SameLogin_InUseByAnotherConnectionAtThisBankOnly_IsAdvisedAgainst()
    {
        var here = Job(TimeSpan.FromMinutes(1), "connection-2").RunningIn("verify-credentials").Build();
        var elsewhere = Job(TimeSpan.FromMinutes(1), "connection-2", "AU00001").RunningIn("verify-credentials").Build();
        var over = Job(TimeSpan.FromMinutes(1), "connection-2").Succeeded().Build();

        Assert.Equal(CheckOutcome.AdvisedAgainst, Check(Of(Connection(), here), RefreshRule.SameLogin).Outcome);
        Assert.True(RefreshGuard.Judge(Of(Connection(), elsewhere, over)).IsAllowed);
    }

    [Fact]
    public void EveryVerdictAgainst_SaysWhenItIsAllowedAgain_OrThatThisIsNotKnown()
    {
        var facts = OpenBanking(20, Job(TimeSpan.FromMinutes(1)).Build(), Job(TimeSpan.FromMinutes(1), "connection-2").Build())
            .With(situation => situation with { BankStatus = ConnectorStatus.MajorOutage });

        var verdict = RefreshGuard.Judge(facts);

        Assert.Equal([RefreshRule.NoJobUnderWay, RefreshRule.OpenBankingQuota, RefreshRule.BankHealth, RefreshRule.SameLogin], verdict.Against.Select(check => check.Rule));
        Assert.All(verdict.Against, check => Assert.True(check.AllowedAgainAt > Now || check.AllowedAgain!.StartsWith("Not known", StringComparison.Ordinal)));
        Assert.Null(verdict.AllowedAgainAt);
    }
}
