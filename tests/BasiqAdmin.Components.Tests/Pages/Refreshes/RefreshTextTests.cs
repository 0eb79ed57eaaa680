using BasiqAdmin.Display;
using BasiqAdmin.Services.Refreshes;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Refreshes;

/// <summary>What is said of a refresh that went out: never more than was checked.</summary>
public sealed class RefreshTextTests
{
    private static readonly RefreshCheck Passed = new(RefreshRule.Active, CheckOutcome.Passed, "Its status is active.");

    [Fact]
    public void Verdict_OfARefreshWithoutKnownConsent_NeverSaysThatAllChecksPassed()
    {
        var unread = new RefreshCheck(RefreshRule.Consent, CheckOutcome.AdvisedAgainst, "The consents could not be read.") { IsNotKnown = true, AllowedAgain = "Not known." };

        Assert.Equal("Refreshed anyway: Consent is not known", RefreshText.Verdict(Row(Passed, unread)));
    }

    [Fact]
    public void Verdict_WithACheckThatIsNotKnown_SaysSoAlthoughNothingWasAgainstIt()
    {
        var unread = new RefreshCheck(RefreshRule.SameLogin, CheckOutcome.Noted, "The jobs could not be read.") { IsNotKnown = true };

        Assert.Equal("Nothing was against it; whether the login is in use is not known", RefreshText.Verdict(Row(Passed, unread)));
    }

    [Fact]
    public void Verdict_WhoseChecksCannotBeRead_ClaimsNone() => Assert.Equal("The checks are not known", RefreshText.Verdict(Row()));

    [Fact]
    public void Verdict_OfChecksThatPassed_SaysSo() => Assert.Equal("All checks passed", RefreshText.Verdict(Row(Passed)));

    [Fact]
    public void EveryRule_ThatIsNotKnown_SaysSo() =>
        Assert.All(Enum.GetValues<RefreshRule>(), rule => Assert.Contains("not known", RefreshText.Of(new RefreshCheck(rule, CheckOutcome.AdvisedAgainst, "x") { IsNotKnown = true }), StringComparison.Ordinal));

    private static RefreshRow Row(params RefreshCheck[] checks) => SampleRefreshes.Row() with { Checks = checks };
}
