using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Readings;
using BasiqAdmin.Services.Refreshes;
using BasiqAdmin.Services.Tests.Diagnoses;
using static BasiqAdmin.Services.Tests.Refreshes.RefreshCase;

namespace BasiqAdmin.Services.Tests.Refreshes;

/// <summary>What could not be read is not known to the guard: no all-clear, and never the opposite of what was read.</summary>
public sealed class UnreadFactsTests
{
    private static readonly DateTimeOffset ReadAt = Now.AddHours(-5);
    private static readonly OddRow Odd = new(2, null, ["id"], IsLeftOut: true);

    [Theory]
    [InlineData(BasiqPart.Consents, RefreshRule.Consent, "The consents could not be read: Basiq answered 500.")]
    [InlineData(BasiqPart.Jobs, RefreshRule.NoJobUnderWay, "The jobs could not be read: Basiq answered 500. Whether one is under way is not known.")]
    [InlineData(BasiqPart.Banks, RefreshRule.BankHealth, "The banks could not be read: Basiq answered 500. The bank's health is not known.")]
    public void Part_ThatCouldNotBeRead_IsAdvisedAgainstAndSaysWhy(BasiqPart part, RefreshRule rule, string evidence)
    {
        var verdict = RefreshGuard.Judge(Without(Healthy, new UnreadPart(part, "Basiq answered 500") { LastReadAt = ReadAt }));

        var check = Assert.Single(verdict.Against);
        Assert.Equal((rule, CheckOutcome.AdvisedAgainst, true, evidence), (check.Rule, check.Outcome, check.IsNotKnown, check.Evidence));
        Assert.StartsWith("Not known", check.AllowedAgain, StringComparison.Ordinal);
        Assert.True(verdict.CanBeOverridden);
        Assert.Null(verdict.AllowedAgainAt);
    }

    [Fact]
    public void Jobs_ThatCouldNotBeRead_LeaveNoRuleThatRestsOnThemPassed()
    {
        var verdict = RefreshGuard.Judge(Without(Healthy, new UnreadPart(BasiqPart.Jobs, "Basiq answered 500") { LastReadAt = ReadAt }));

        Assert.All(
            [RefreshRule.NoJobUnderWay, RefreshRule.SameLogin, RefreshRule.LastFailure],
            rule => Assert.Equal((true, false), (verdict.Of(rule)!.IsNotKnown, verdict.Of(rule)!.Outcome == CheckOutcome.Passed)));
        Assert.Equal(ReadAt, verdict.Of(RefreshRule.NoJobUnderWay)!.SeenAt);
        Assert.EndsWith("No failure was known when they were last read.", verdict.Of(RefreshRule.LastFailure)!.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, CheckOutcome.Noted, true)]
    [InlineData(20, CheckOutcome.Blocked, false)]
    public void Quota_CountedWithoutTheJobs_IsNotKnownToBeLeft_AndStaysUsedUp(int used, CheckOutcome expected, bool isNotKnown)
    {
        var check = Check(Without(OpenBanking(used), new UnreadPart(BasiqPart.Jobs, "Basiq answered 500")), RefreshRule.OpenBankingQuota);

        Assert.Equal((expected, isNotKnown), (check.Outcome, check.IsNotKnown));
        Assert.StartsWith($"At least {used} of 20 today", check.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Jobs_ThatWereNeverRead_AreNotSaidToHaveBeenFine()
    {
        var check = Check(Without(Healthy, new UnreadPart(BasiqPart.Jobs, "Basiq answered 500")), RefreshRule.LastFailure);

        Assert.EndsWith("They were never read before.", check.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void OneJob_ThatCouldNotBeRead_MayBeUnderWay()
    {
        var check = Check(Without(Healthy, new UnreadPart(BasiqPart.Jobs, null) { Rows = [Odd] }), RefreshRule.NoJobUnderWay);

        Assert.Equal((CheckOutcome.AdvisedAgainst, "One of the jobs could not be read (row 2: id). Whether one is under way is not known."), (check.Outcome, check.Evidence));
    }

    [Fact]
    public void JobUnderWay_BesideOneThatCouldNotBeRead_Blocks()
    {
        var facts = Without(Of(Connection(), Job(TimeSpan.FromMinutes(1)).Build()), new UnreadPart(BasiqPart.Jobs, null) { Rows = [Odd] });

        Assert.Equal((CheckOutcome.Blocked, false), (Check(facts, RefreshRule.NoJobUnderWay).Outcome, Check(facts, RefreshRule.NoJobUnderWay).IsNotKnown));
    }

    [Theory]
    [InlineData("revoked", "The customer withdrew the consent, so nothing may be fetched.")]
    [InlineData("expired", "The customer's consent has run out, so nothing may be fetched.")]
    public void Consent_ThatIsNotInForceBesideOneThatCouldNotBeRead_BlocksAndSaysSo(string status, string evidence)
    {
        var facts = Without(Healthy, new UnreadPart(BasiqPart.Consents, null) { Rows = [Odd] }).With(situation => situation with { Consent = Case.Consent(ConsentStatus.From(status)) });

        var check = Check(facts, RefreshRule.Consent);

        Assert.Equal((CheckOutcome.Blocked, $"{evidence} One of the consents could not be read (row 2: id)."), (check.Outcome, check.Evidence));
    }

    [Fact]
    public void Consent_WithoutAStatus_IsNotKnown()
    {
        var check = Check(Healthy.With(situation => situation with { Consent = Case.Consent(default) }), RefreshRule.Consent);

        Assert.Equal((CheckOutcome.AdvisedAgainst, true), (check.Outcome, check.IsNotKnown));
    }

    [Fact]
    public void Job_InAnUnknownState_IsAdvisedAgainstAndBlocksNothing()
    {
        var verdict = RefreshGuard.Judge(Of(Connection(), Job(TimeSpan.FromHours(5)).WithId("job-7").InUnknownState().Build()));

        var check = verdict.Of(RefreshRule.NoJobUnderWay)!;
        Assert.True(verdict.CanBeOverridden);
        Assert.Equal((CheckOutcome.AdvisedAgainst, "Job job-7 is in an unknown state (cancelled); whether it is under way is not known."), (check.Outcome, check.Evidence));
    }

    [Fact]
    public void Bank_ThatTheListLacks_IsNotTakenForAListThatWasNotRead()
    {
        var check = Check(Healthy.With(situation => situation with { BankStatus = default(ConnectorStatus) }), RefreshRule.BankHealth);

        Assert.Equal((CheckOutcome.Noted, false), (check.Outcome, check.IsNotKnown));
    }

    [Theory]
    [InlineData("active", false)]
    [InlineData("revoked", true)]
    [InlineData("expired", true)]
    [InlineData(null, true)]
    public void OddConsent_CountsOnlyWhereItMayBeTheOneInForce(string? other, bool counts)
    {
        Consent[] read = other is null ? [] : [Case.Consent(ConsentStatus.From(other))];

        var unread = CurrentConsent.Unread(new BasiqReading<BasiqList<Consent>>(new BasiqList<Consent>(read, [Odd]), null));

        Assert.Equal(counts, unread is not null);
    }

    private static RefreshFacts Without(RefreshFacts facts, UnreadPart part) =>
        facts.With(situation => situation with { NotRead = [part], BankStatus = part.Part == BasiqPart.Banks ? default : situation.BankStatus });
}
