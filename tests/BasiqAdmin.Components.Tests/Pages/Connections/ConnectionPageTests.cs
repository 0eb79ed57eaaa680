using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Components.Pages.Connections;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Connections;

public sealed class ConnectionPageTests : PageTest
{
    private static readonly ConnectionId Other = ConnectionId.Parse("8fce3b41-aaaa");

    public ConnectionPageTests() => Connections.Get.Is(Sample.ConnectionDetails());

    [Fact]
    public void Connection_Opened_ShowsFactsAndTheWayHere()
    {
        var page = Open();

        Assert.Equal("Pied Piper Credit Union", page.Find("h1").Words());
        Assert.Equal("Active", page.Find("header .badge").Words());
        Assert.Contains("Accounts 3", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Bank health Operational", page.Words(), StringComparison.Ordinal);
        Assert.Equal($"/users/{Sample.UserId}", page.Link("Gavin B••••••").GetAttribute("href"));
    }

    [Fact]
    public void Jobs_Listed_ShowStepsInWordsTheFailureAndTheBanksAverage()
    {
        Jobs.History.Is([SampleJobs.Running() with { StartedBy = null }, SampleJobs.Failed()]);

        var page = Open();

        var steps = page.FindAll("ol[aria-label=Steps]");
        Assert.Equal("verify-credentials: done retrieve-accounts: under way retrieve-transactions: not reached", steps[0].Words());
        Assert.Equal("verify-credentials: done retrieve-accounts: failed retrieve-transactions: not reached", steps[1].Words());
        var rows = page.FindAll("table:has(caption:contains('Jobs')) tbody tr");
        Assert.EndsWith("not ended bank's average 45 s —", rows[0].Words(), StringComparison.Ordinal);
        Assert.Contains("Cannot login to target system. Account is locked. invalid-credentials", rows[1].Words(), StringComparison.Ordinal);
        Assert.EndsWith("38 s bank's average 45 s Ota", rows[1].Words(), StringComparison.Ordinal);
        Assert.Equal($"/jobs/{Sample.JobId}", rows[1].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal((Sample.UserId, Sample.ConnectionId), Assert.Single(Jobs.Histories));
    }

    [Fact]
    public void Jobs_None_SayThatBasiqForgets()
    {
        var page = Open();

        Assert.Contains("Basiq forgets jobs after 7 days", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Accounts_AreListedWithTheirStatusAndLastUpdate_TheirNamesMasked()
    {
        var accounts = new BasiqList<AccountView>([Sample.Account(1, "unavailable") with { LastUpdatedAt = Sample.Now.AddDays(-5) }, Sample.Account(2)], []);
        Connections.Get.Is(Sample.ConnectionDetails() with { Accounts = accounts });

        var rows = Open().FindAll("table:has(caption:contains('Accounts')) tbody tr, section[aria-label=Accounts] tbody tr");

        Assert.Equal(["H•••••• savings AUD Unavailable 5 days ago", "H•••••• savings AUD Available 2 h ago"], rows.Select(row => row.Words()));
    }

    [Fact]
    public void Accounts_ThatCouldNotBeRead_AreNotTakenForNone()
    {
        Connections.Get.Is(Sample.ConnectionDetails() with { Accounts = null });

        Assert.Contains("The accounts could not be read", Open().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void PurgedData_IsSaidBesideTheStatus()
    {
        var view = Sample.Connection() with { PurgedAt = Sample.Now.AddDays(-1), DataAsOf = Sample.Now.AddDays(-2) };
        Connections.Get.Is(Sample.ConnectionDetails() with { View = view });

        var page = Open();

        Assert.Equal($"Data purged {RelativeTime.Day(Sample.Now.AddDays(-1), Sample.Now, TimeZoneInfo.Utc)}", page.FindAll(".badge")[1].Words());
        Assert.Equal("2 days ago", page.FindAll("dt").Single(term => term.TextContent == "Data as of").NextElementSibling!.Words());
    }

    [Fact]
    public void Diagnosis_OfThisConnection_IsShownAndNoOther()
    {
        var other = SampleJobs.OfConnection(SampleJobs.Diagnosis() with { Explanation = "Something else." }, ConnectionId.Parse("other"));
        Jobs.Diagnose.Is([other, SampleJobs.OfConnection(SampleJobs.Diagnosis())]);

        var region = Open().Find("section[aria-label=Diagnosis]");

        Assert.Contains("Pied Piper has locked the customer's access. Customer must act", region.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Something else.", region.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Connection_UnknownToBasiq_IsNotDiagnosed()
    {
        Connections.Get.Is(null);

        Open();

        Assert.Equal(0, Jobs.Diagnose.Asked);
    }

    [Fact]
    public void EarlierPurges_Listed_LeadToTheirReceipts()
    {
        Purges.Search.Is(Sample.PageOf(Sample.PurgeInList(PurgeState.Done)));

        var page = Open();

        Assert.Equal($"/purges/{Sample.PurgeId:D}", page.Link("2 min ago").GetAttribute("href"));
        Assert.Equal(Sample.ConnectionId, Assert.Single(Purges.Searches).Filter.ConnectionId);
    }

    [Fact]
    public void Connection_Unknown_SaysWhoseIdsAreKnown()
    {
        Connections.Get.Is(null);

        var page = Open();

        Assert.Contains("Basiq does not know this connection", page.Words(), StringComparison.Ordinal);
        Assert.False(page.HasButton("Purge"));
    }

    [Fact]
    public void Connection_Unreadable_OffersRetry()
    {
        Connections.Get.Fails(new InvalidOperationException("away"));
        var page = Open();
        Connections.Get.Is(Sample.ConnectionDetails());

        page.Button("Retry").Click();

        Assert.Equal("Pied Piper Credit Union", page.Find("h1").Words());
        Assert.Equal("Active", page.Find("header .badge").Words());
    }

    [Fact]
    public void Purge_Pressed_OpensTheDialog()
    {
        var page = Open();

        page.Button("Purge").Click();

        page.WaitForAssertion(() => Assert.Contains("Purge Pied Piper Credit Union data for Gavin B.", page.Find("[role=dialog]").Words(), StringComparison.Ordinal));
    }

    [Fact]
    public void Purge_RepeatingAnEarlierOne_SaysSo()
    {
        var page = Open($"?purge={Sample.ConnectionId}&repeats={Sample.PurgeId:D}");

        Assert.Contains("It knowingly repeats an earlier one.", page.Find("[role=dialog]").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Purge_OfAnotherConnectionInTheAddress_OpensNothing()
    {
        var page = Open("?purge=8fce3b41-aaaa");

        Assert.Empty(page.FindAll("[role=dialog]"));
    }

    [Fact]
    public void Purge_AsSupport_IsNeitherOfferedNorOpenedNorAreEarlierOnesShown()
    {
        SignInAs(Role.Support);

        var page = Open($"?purge={Sample.ConnectionId}");

        Assert.False(page.HasButton("Purge"));
        Assert.Empty(page.FindAll("[role=dialog]"));
        Assert.Contains("You cannot purge connection data", page.Find("[role=alert]").Words(), StringComparison.Ordinal);
        Assert.Empty(Purges.Searches);
    }

    [Fact]
    public void Connection_AnotherOneOpened_ShowsNothingOfTheOneBefore()
    {
        Jobs.Diagnose.Is([SampleJobs.OfConnection(SampleJobs.Diagnosis())]);
        Jobs.History.Is([SampleJobs.Failed()]);
        var page = Open();
        Assert.Contains("Pied Piper has locked the customer's access.", page.Words(), StringComparison.Ordinal);
        Jobs.Diagnose.Waits();

        OpenOther(page);

        Assert.Equal("Hooli Bank", page.Find("h1").Words());
        Assert.DoesNotContain("locked the customer's access", page.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Account is locked.", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Connection_AnotherOneThatIsSlow_HasNoFactsOfTheOneBefore()
    {
        var page = Open();
        Connections.Get.Waits();

        page.Render(parameters => parameters.Add(connection => connection.Connection, Other.Value));

        Assert.Equal("Connection", page.Find("h1").Words());
        Assert.False(page.HasButton("Purge"));
        Assert.DoesNotContain("Pied Piper", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refresh_AnsweredWhenAnotherConnectionIsOpen_IsNotReportedThere()
    {
        var late = Refreshes.Refresh.Waits();
        var page = Open();
        var asking = page.Button("Refresh").ClickAsync(new());
        OpenOther(page);

        late.SetResult(SampleRefreshes.Started());
        await asking;

        Assert.DoesNotContain("Refresh started", page.Words(), StringComparison.Ordinal);
        Assert.Empty(Jobs.Watches);
        Assert.False(page.Button("Refresh").HasAttribute("disabled"));
    }

    [Fact]
    public async Task JobUnderWay_OfTheConnectionBefore_IsNotFollowedOnTheNextOne()
    {
        Refreshes.Check.Is(SampleRefreshes.Allowed() with { JobUnderWay = Sample.JobId });
        var page = Open();
        page.WaitForAssertion(() => Assert.Single(Jobs.Watches));
        Refreshes.Check.Waits();
        var checking = page.Button("Check again").ClickAsync(new());
        Refreshes.Check.Is(SampleRefreshes.Allowed());

        OpenOther(page);
        await checking;

        Assert.Single(Jobs.Watches);
    }

    [Fact]
    public async Task Recovery_RefusedWhenAnotherConnectionIsOpen_IsNotReportedThere()
    {
        Jobs.Diagnose.Is([SampleJobs.OfConnection(SampleJobs.Diagnosis(ActionOwner.Bank)), SampleJobs.OfConnection(SampleJobs.Diagnosis(ActionOwner.Bank), Other)]);
        var late = Recovery.Queue.Waits();
        var page = Open();
        var queueing = page.Button("Try again when the bank recovers").ClickAsync(new());
        OpenOther(page);

        late.SetException(new InvalidOperationException("away"));
        await queueing;

        Assert.DoesNotContain("Nothing was changed", page.Words(), StringComparison.Ordinal);
    }

    private void OpenOther(IRenderedComponent<ConnectionPage> page)
    {
        Connections.Get.Is(Sample.ConnectionDetails() with { View = Sample.Connection(id: Other) with { InstitutionName = "Hooli Bank" } });
        page.Render(parameters => parameters.Add(connection => connection.Connection, Other.Value));
    }

    private IRenderedComponent<ConnectionPage> Open(string query = "") =>
        Open<ConnectionPage>($"/users/{Sample.UserId}/connections/{Sample.ConnectionId}{query}", ("User", Sample.UserId.Value), ("Connection", Sample.ConnectionId.Value));
}
