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
        Connections.Get.Is(Sample.ConnectionDetails());
        SignInAs(Role.Support);
    }

    [Fact]
    public void Allowed_ShowsEvidenceAndAnEnabledButton()
    {
        var region = Region(Open());

        Assert.StartsWith("Refresh checks Allowed", region.Words(), StringComparison.Ordinal);
        Assert.Contains("Passed: Connection is active Its status is active.", region.Words(), StringComparison.Ordinal);
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
        Assert.Equal("Not possible now: Bank is in a major outage.", reason);
        Assert.Contains("Allowed again: Not known: when the bank is operational again.", region.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Override", region.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Failure_ThatAnotherCheckDecides_IsNotCalledNone()
    {
        var failure = new RefreshCheck(RefreshRule.LastFailure, CheckOutcome.Noted, "Bank is down.");
        Refreshes.Check.Is(new RefreshVerdict([.. SampleRefreshes.Blocked().Checks, failure], Sample.Now));

        var words = Region(Open()).Words();

        Assert.Contains("Passed, with a note: Mind the last failure Bank is down.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("No failure speaks against it", words, StringComparison.Ordinal);
    }

    [Fact]
    public void AdvisedAgainst_AsSupport_SaysWhoMayOverride()
    {
        Refreshes.Check.Is(SampleRefreshes.Advised());

        var region = Region(Open());

        Assert.Contains("Allowed again in 38 min", region.Words(), StringComparison.Ordinal);
        Assert.Contains("Admin or Team lead can override that with a reason.", region.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Override…", region.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Override_WithoutAReason_CannotBeConfirmed_AndIsSentWithOne()
    {
        Refreshes.Check.Is(SampleRefreshes.Advised());
        SignInAs(Role.TeamLead);
        var page = Open();
        page.Button("Override…").Click();
        var before = page.Button("Refresh all the same").HasAttribute("disabled");

        page.Find("#override-reason").Input("Ticket 4711");
        page.Button("Refresh all the same").Click();

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
        page.Button("Override…").Click();
        page.Find("#override-reason").Input("Ticket 4711");

        page.Button("Refresh all the same").Click();

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

        page.WaitForAssertion(() => Assert.Contains("followed live", page.Words(), StringComparison.Ordinal));
        Assert.Equal([Sample.JobId], Jobs.Watches);
        Assert.Contains("Refresh started Basiq fetches the data again.", Region(page).Words(), StringComparison.Ordinal);
        Assert.Contains("Overridden: Fetched or tried lately Reason: Ticket 4711", page.Find("table:has(caption:contains('Refreshes'))").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Refresh_WhenAnotherOneWasQuicker_SaysWhoAndLeadsToTheJob()
    {
        Refreshes.Refresh.Is(SampleRefreshes.UnderWay());
        var page = Open();

        Button(Region(page)).Click();

        Assert.Contains("A job is under way already Ota asked for a refresh a moment ago.", Region(page).Words(), StringComparison.Ordinal);
        Assert.Equal($"/jobs/{Sample.JobId}", page.Link("Open the job").GetAttribute("href"));
    }

    [Fact]
    public void OpenBanking_ShowsTheDaysMeter()
    {
        Refreshes.Check.Is(SampleRefreshes.OpenBanking(4));

        var meter = Open().Find("[role=meter]");

        Assert.Equal("at least 4 of 20 today", meter.GetAttribute("aria-valuetext"));
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
        Assert.Empty(region.QuerySelectorAll("button.primary"));
    }

    private static AngleSharp.Dom.IElement Region(IRenderedComponent<ConnectionPage> page) =>
        page.FindAll("section").Single(section => section.QuerySelector("h2")?.Words() == "Refresh checks");

    private static AngleSharp.Dom.IElement Button(AngleSharp.Dom.IElement region) => region.QuerySelector("button.primary")!;

    private IRenderedComponent<ConnectionPage> Open() =>
        Open<ConnectionPage>($"/users/{Sample.UserId}/connections/{Sample.ConnectionId}", ("User", Sample.UserId.Value), ("Connection", Sample.ConnectionId.Value));
}
