using BasiqAdmin.Services.Recovery;
using BasiqAdmin.Services.Refreshes;

namespace BasiqAdmin.Services.Tests.Recovery;

/// <summary>What the guard's no means for a ticket.</summary>
public sealed class RetryDecisionTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 15, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(RefreshRule.BankHealth, 1)]
    [InlineData(RefreshRule.NoJobUnderWay, 2)]
    [InlineData(RefreshRule.NoPurgeUnderWay, 2)]
    [InlineData(RefreshRule.SameLogin, 2)]
    public void Trouble_ThatPassesByItself_IsAskedAboutAgainMinutesLater(RefreshRule rule, int minutes)
    {
        var objection = RetryDecision.Of(Against(rule), Now);

        Assert.Equal((false, false, Now.AddMinutes(minutes)), (objection.IsFinal, objection.IsPurged, objection.AgainAt));
    }

    [Theory]
    [InlineData(RefreshRule.Refreshable)]
    [InlineData(RefreshRule.Active)]
    [InlineData(RefreshRule.Consent)]
    [InlineData(RefreshRule.LastFailure)]
    public void Trouble_ThatNamesNoTime_IsFinal(RefreshRule rule)
    {
        var objection = RetryDecision.Of(Against(rule, RefreshRule.SameLogin), Now);

        Assert.Equal((true, false, null), (objection.IsFinal, objection.IsPurged, objection.AgainAt));
        Assert.Equal($"{rule},SameLogin", objection.Rules);
    }

    [Theory]
    [InlineData(RefreshRule.Consent)]
    [InlineData(RefreshRule.NoJobUnderWay)]
    [InlineData(RefreshRule.BankHealth)]
    public void WhatCouldNotBeRead_IsReadAgain_AndNobodyHasToAct(RefreshRule rule)
    {
        var verdict = new RefreshVerdict([RefreshCheck.NotKnown(rule, "It could not be read."), Check(RefreshRule.SameLogin, null)], Now);

        var objection = RetryDecision.Of(verdict, Now);

        Assert.Equal((false, Now.AddMinutes(5)), (objection.IsFinal, objection.AgainAt));
    }

    [Fact]
    public void WhatCouldNotBeRead_DoesNotHideATroubleThatIsFinal()
    {
        var verdict = new RefreshVerdict([RefreshCheck.NotKnown(RefreshRule.Consent, "It could not be read."), Check(RefreshRule.Active, null)], Now);

        Assert.Equal((true, "A refresh may not be sent. Evidence of Active."), RetryDecision.Of(verdict, Now) is var objection ? (objection.IsFinal, objection.Reason) : default);
    }

    [Fact]
    public void PurgedData_OutweighsEverything()
    {
        var objection = RetryDecision.Of(Against(RefreshRule.Active, RefreshRule.NotPurged, RefreshRule.BankHealth), Now);

        Assert.True(objection.IsPurged);
        Assert.Equal("Evidence of NotPurged. Only a manual refresh will fetch it again.", objection.Reason);
    }

    [Fact]
    public void SeveralTimes_TheLatestCounts()
    {
        var verdict = new RefreshVerdict([Check(RefreshRule.MinimumInterval, Now.AddMinutes(7)), Check(RefreshRule.OpenBankingQuota, Now.AddHours(3)), Check(RefreshRule.SameLogin, null)], Now);

        Assert.Equal(Now.AddHours(3), RetryDecision.Of(verdict, Now).AgainAt);
    }

    private static RefreshVerdict Against(params IEnumerable<RefreshRule> rules) => new([.. rules.Select(rule => Check(rule, null))], Now);

    private static RefreshCheck Check(RefreshRule rule, DateTimeOffset? againAt) =>
        new(rule, CheckOutcome.Blocked, $"Evidence of {rule}.") { AllowedAgainAt = againAt, AllowedAgain = "Not known." };
}
