using BasiqAdmin.Components.Pages.Connections;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Refreshes;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Refreshes;

/// <summary>The checks of a refresh, and the button that goes by them, on the connection's page.</summary>
public sealed class RefreshPanelTests : PageTest
{
    public RefreshPanelTests()
    {
        SignInAs(Role.Support);
    }

    [Fact]
    public void Allowed_SaysSoInAWord_KeepsTheEvidenceOnRequest_AndEnablesTheButton()
    {
        var region = Region(Open());

        Assert.StartsWith("Refresh OK to refresh Last data not known Refresh now 2 checks passed", region.Words(), StringComparison.Ordinal);
        Assert.Contains("Passed: Connection is active Its status is active.", region.QuerySelector("details:not([open])")!.Words(), StringComparison.Ordinal);
        Assert.False(Button(region).HasAttribute("disabled"));
    }

    [Fact]
    public void Blocked_DisablesTheButtonAndSaysWhyAsText()
    {
        Refreshes.Check.Is(SampleRefreshes.Blocked());
        SignInAs(Role.TeamLead);

        var region = Region(Open());

        var reason = region.QuerySelector($"#{Button(region).GetAttribute("aria-describedby")}")!.Words();
        Assert.True(Button(region).HasAttribute("disabled"));
        Assert.Equal("Blocked: Bank is in a major outage Pied Piper is in a major outage. Available when the bank is operational again.", reason);
        Assert.StartsWith("Refresh Not possible now", region.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Refresh anyway", region.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Failure_ThatAnotherCheckDecides_IsNotCalledNone()
    {
        var failure = new RefreshCheck(RefreshRule.LastFailure, CheckOutcome.Noted, "Bank is down.");
        Refreshes.Check.Is(new RefreshVerdict([.. SampleRefreshes.Blocked().Checks, failure], Sample.Now));

        var words = Region(Open()).Words();

        Assert.Contains("Passed, with a note: Last refresh failed Bank is down.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Last refresh did not fail", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Checks_ThatDoNotDecide_AreCountedAsWhatTheyFound()
    {
        var noted = new RefreshCheck(RefreshRule.LastFailure, CheckOutcome.Noted, "Bank is down.");
        Refreshes.Check.Is(new RefreshVerdict([.. SampleRefreshes.Blocked().Checks, noted, .. SampleRefreshes.Advised().Checks.Where(check => check.IsAgainst)], Sample.Now));

        var words = Region(Open()).Words();

        Assert.Contains("1 check passed, 1 with a note, 1 advised against Advised against: Refreshed lately", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "Nobody knows this job. What came of it is not known.")]
    [InlineData(true, "Something went wrong")]
    public void Refresh_ThatCannotBeFollowed_SaysSoAndGivesTheButtonBack(bool breaks, string expected)
    {
        var page = Open();
        Button(Region(page)).Click();
        Assert.False(Button(Region(page)).HasAttribute("aria-describedby"));

        Jobs.EndsWatch(breaks ? new InvalidOperationException("away") : null);

        page.WaitForAssertion(() => Assert.Contains($"This page no longer follows the job {expected}", Region(page).Words(), StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.False(Button(Region(page)).HasAttribute("disabled")));
        Assert.DoesNotContain("Refreshing", Region(page).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refresh_FollowedAgain_CountsOn()
    {
        var page = Open();
        Button(Region(page)).Click();
        Jobs.EndsWatch(new InvalidOperationException("away"));
        page.WaitForAssertion(() => Assert.True(page.HasButton("Retry")));
        await page.InvokeAsync(() => page.Button("Retry").Click());
        Jobs.Shows(SampleJobs.Details(SampleJobs.Running() with { CreatedAt = Sample.Now }));
        page.WaitForAssertion(() => Assert.Contains("Refreshing , 0 s", Region(page).Words(), StringComparison.Ordinal));

        Time.Advance(TimeSpan.FromSeconds(3));

        page.WaitForAssertion(() => Assert.Contains("Refreshing , 3 s", Region(page).Words(), StringComparison.Ordinal));
    }

    [Fact]
    public void AdvisedAgainst_AsSupport_SaysWhoMayOverride()
    {
        Refreshes.Check.Is(SampleRefreshes.Advised());

        var region = Region(Open());

        Assert.Contains("Advised against: Refreshed 22 min ago Its data was fetched; Ota asked for it. OK again in 38 min", region.Words(), StringComparison.Ordinal);
        Assert.Contains("Ask an Admin or Team lead: they can refresh anyway, with a reason.", region.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Refresh anyway…", region.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Override_WithoutAReason_CannotBeConfirmed_AndIsSentWithOne()
    {
        Refreshes.Check.Is(SampleRefreshes.Advised());
        SignInAs(Role.TeamLead);
        var page = Open();
        page.Button("Refresh anyway…").Click();
        var before = page.Button("Refresh anyway").HasAttribute("disabled");

        page.Find("#override-reason").Input("Ticket 4711");
        page.Button("Refresh anyway").Click();

        Assert.True(before);
        Assert.Equal(["Ticket 4711"], Refreshes.Reasons);
        Assert.Empty(page.FindAll("[role=dialog]"));
    }

    [Fact]
    public void Override_ThatFails_KeepsWhatWasTyped()
    {
        Refreshes.Check.Is(SampleRefreshes.Advised());
        Refreshes.Refresh.Fails(new InvalidOperationException("away"));
        SignInAs(Role.TeamLead);
        var page = Open();
        page.Button("Refresh anyway…").Click();
        page.Find("#override-reason").Input("Ticket 4711");

        page.Button("Refresh anyway").Click();

        Assert.Equal("Ticket 4711", page.Find("#override-reason").GetAttribute("value"));
        Assert.Contains("It was not refreshed", page.Find("[role=dialog]").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Refresh_Pressed_ShowsTheStepsLiveAndListsItInTheHistory()
    {
        var page = Open();
        Refreshes.History.Is([SampleRefreshes.Row()]);
        Jobs.Shows(SampleJobs.Details(SampleJobs.Running()));

        Button(Region(page)).Click();

        page.WaitForAssertion(() => Assert.Contains("Sign-in : done Accounts : under way Transactions : not reached You can leave this page.", Region(page).Words(), StringComparison.Ordinal));
        Assert.Equal([Sample.JobId], Jobs.Watches);
        Assert.True(Button(Region(page)).HasAttribute("disabled"));
        Assert.Contains("Refreshed anyway: Refreshed lately Reason: Ticket 4711", page.Find("table:has(caption:contains('Refreshes'))").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Refresh_ThatEnds_ShowsItsResultInTheSamePlaceWithWhatToTell_AndHasThePageLoadedAgain()
    {
        var page = Open();
        Button(Region(page)).Click();

        Jobs.Shows(SampleJobs.Details(SampleJobs.Succeeded()));
        Jobs.EndsWatch();

        page.WaitForAssertion(() => Assert.Contains("Up to date 2 h ago 3 accounts, 38 s. Open job Copy message", Region(page).Words(), StringComparison.Ordinal));

        // Opened, asked for, ended.
        page.WaitForAssertion(() => Assert.Equal(3, Connections.OfConnection.Asked));
        Assert.Equal("We have fetched your data from Pied Piper Credit Union again, and it is up to date. You do not need to do anything.", Region(page).QuerySelector("[data-copy]")!.GetAttribute("data-copy"));
    }

    [Fact]
    public void Refresh_ThatFails_SaysWhyInTheSamePlace()
    {
        var page = Open();
        Button(Region(page)).Click();

        Jobs.Shows(SampleJobs.Details(SampleJobs.Failed()));
        Jobs.EndsWatch();

        page.WaitForAssertion(() => Assert.Contains("Refresh failed Cannot login to target system. Account is locked. Code invalid-credentials Open job", Region(page).Words(), StringComparison.Ordinal));
    }

    [Fact]
    public void PurgedData_IsOnlyCollectedAgainOnPurpose()
    {
        Refreshes.Check.Is(new RefreshVerdict([new RefreshCheck(RefreshRule.NotPurged, CheckOutcome.AdvisedAgainst, "Its data was purged.") { AllowedAgain = "Not known: only if the data is needed again." }], Sample.Now));
        SignInAs(Role.TeamLead);
        var page = Open();

        page.Button("Collect data again after a purge…").Click();

        Assert.Contains("Collect Pied Piper Credit Union data again after a purge", page.Find("[role=dialog]").Words(), StringComparison.Ordinal);
        Assert.Contains("Only if the data is needed again.", Region(page).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Refresh_WhenAnotherOneWasQuicker_SaysWhoAndLeadsToTheJob()
    {
        Refreshes.Refresh.Is(SampleRefreshes.UnderWay());
        var page = Open();

        Button(Region(page)).Click();

        Assert.Contains("A job is under way already Ota asked for a refresh a moment ago.", Region(page).Words(), StringComparison.Ordinal);
        Assert.Equal([Sample.JobId], Jobs.Watches);
    }

    [Fact]
    public void OpenBanking_ShowsTheDaysMeter()
    {
        Refreshes.Check.Is(SampleRefreshes.OpenBanking(4));

        var meter = Open().Find("[role=meter]");

        Assert.Equal("4 of 20 refreshes used (24 h)", meter.GetAttribute("aria-valuetext"));
        Assert.Equal((20, 4), (meter.Children.Length, meter.QuerySelectorAll(".used").Length));
    }

    [Fact]
    public void Verdict_IsMadeAgain_WhenTheTimeHasComeThatItNames()
    {
        Refreshes.Check.Is(SampleRefreshes.Advised());
        var page = Open();
        Refreshes.Check.Is(SampleRefreshes.Allowed());

        Time.Advance(TimeSpan.FromMinutes(38));

        page.WaitForAssertion(() => Assert.False(Button(Region(page)).HasAttribute("disabled")));
    }

    [Fact]
    public void Checks_Unreadable_OfferRetryAndNoRefresh()
    {
        Refreshes.Check.Fails(new InvalidOperationException("away"));

        var region = Region(Open());

        Assert.Contains("The checks could not be loaded", region.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Refresh now", region.Words(), StringComparison.Ordinal);
    }

    private static AngleSharp.Dom.IElement Region(IRenderedComponent<ConnectionPage> page) =>
        page.FindAll("section").Single(section => section.QuerySelector("h2")?.Words() == "Refresh");

    private static AngleSharp.Dom.IElement Button(AngleSharp.Dom.IElement region) => region.QuerySelectorAll("button").Single(button => button.Words() is "Refresh now");

    private IRenderedComponent<ConnectionPage> Open() =>
        Open<ConnectionPage>($"/users/{Sample.UserId}/connections/{Sample.ConnectionId}", ("User", Sample.UserId.Value), ("Connection", Sample.ConnectionId.Value));
}
