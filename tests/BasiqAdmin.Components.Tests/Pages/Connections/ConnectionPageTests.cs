using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Components.Pages.Connections;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Display;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Activities;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Readings;
using BasiqAdmin.Services.Refreshes;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Connections;

public sealed class ConnectionPageTests : PageTest
{
    private static readonly ConnectionId Other = ConnectionId.Parse("8fce3b41-aaaa");

    [Fact]
    public void Connection_Opened_ShowsFactsAndTheWayHere()
    {
        var page = Open();

        Assert.Equal("Gavin B. at Pied Piper Credit Union", page.Find("h1").Words());
        Assert.Equal("Active", page.Find("header .badge").Words());
        Assert.Contains("Accounts 3", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Bank health Operational", page.Words(), StringComparison.Ordinal);
        Assert.Equal($"/users/{Sample.UserId}", page.Link("Gavin B••••••").GetAttribute("href"));
    }

    [Fact]
    public void Accounts_AreListedWithTheirStatusAndLastUpdate_TheirNamesMasked()
    {
        var accounts = new BasiqList<AccountView>([Sample.Account(1, "unavailable") with { LastUpdatedAt = Sample.Now.AddDays(-5) }, Sample.Account(2)], []);
        Connections.OfConnection.Is(Sample.ConnectionOverview() with { Accounts = accounts });

        var rows = Open().FindAll("ul[aria-label=Accounts] li");

        Assert.Equal(["H•••••• savings AUD Unavailable 5 days ago", "H•••••• savings AUD Available 2 h ago"], rows.Select(row => row.Words()));
    }

    [Fact]
    public void Accounts_ThatCouldNotBeRead_AreNotTakenForNone()
    {
        Connections.OfConnection.Is(Sample.ConnectionOverview() with { Accounts = null });

        Assert.Contains("The accounts could not be read", Open().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void PurgedData_IsSaidBesideTheStatus()
    {
        var view = Sample.Connection() with { PurgedAt = Sample.Now.AddDays(-1), DataAsOf = Sample.Now.AddDays(-2) };
        Connections.OfConnection.Is(Sample.ConnectionOverview() with { View = view });

        var page = Open();

        Assert.Equal($"Data purged {RelativeTime.Day(Sample.Now.AddDays(-1), Sample.Now, TimeZoneInfo.Utc)}", page.FindAll(".badge")[1].Words());
        Assert.Equal("2 days ago", page.FindAll("dt").Single(term => term.TextContent == "Data as of").NextElementSibling!.Words());
    }

    [Fact]
    public void PurgedData_IsNeitherPurgedAgainNorFetchedByItself()
    {
        var view = Sample.Connection() with { PurgedAt = Sample.Now.AddDays(-1), MayHoldData = false, BankStatus = BasiqAdmin.Basiq.Connectors.ConnectorStatus.MajorOutage };
        Connections.OfConnection.Is(Sample.ConnectionOverview(SampleJobs.OfConnection(SampleJobs.Diagnosis(ActionOwner.Bank)), accounts: 0) with { View = view });

        var page = Open();

        Assert.False(page.HasButton("Purge"));
        Assert.False(page.HasButton("Try again when the bank recovers"));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 2)]
    public void PurgedData_OfWhichSomeMayBeLeft_CanBePurgedAgain(bool mayHoldData, int accounts)
    {
        Connections.OfConnection.Is(Sample.ConnectionOverview(accounts: accounts) with { View = Sample.Connection() with { PurgedAt = Sample.Now.AddDays(-1), MayHoldData = mayHoldData } });

        Assert.True(Open().HasButton("Purge"));
    }

    [Fact]
    public void ConsentEnd_IsTheOneOfTheDiagnosis()
    {
        Connections.OfConnection.Is(Sample.ConnectionOverview(SampleJobs.OfConnection(null) with { ConsentEndsAt = Sample.Now.AddDays(2) }));

        Assert.Equal("in 2 days renewal due", Open().FindAll("dt").Single(term => term.TextContent == "Consent ends").NextElementSibling!.Words());
    }

    [Theory]
    [InlineData(null, true, "Refresh now")]
    [InlineData(null, false, null)]
    [InlineData(ActionOwner.Customer, true, "Copy message")]
    [InlineData(ActionOwner.Bank, true, null)]
    public void FilledButton_IsTheNextStep(ActionOwner? owner, bool isAllowed, string? button)
    {
        Refreshes.Check.Is(isAllowed ? SampleRefreshes.Allowed() : SampleRefreshes.Blocked());
        Connections.OfConnection.Is(Sample.ConnectionOverview(SampleJobs.OfConnection(owner is { } one ? SampleJobs.Diagnosis(one) with { Retry = new RetryAdvice(RetryKind.Never, null, "So it is.") } : null)));

        Assert.Equal(button, Open().FindAll(".mud-button-filled, .button.primary").SingleOrDefault()?.Words());
    }

    [Fact]
    public void Diagnosis_OfThisConnection_IsShown()
    {
        Connections.OfConnection.Is(Sample.ConnectionOverview(SampleJobs.OfConnection(SampleJobs.Diagnosis())));

        var region = Open().Find("section[aria-label=Diagnosis]");

        Assert.Contains("Pied Piper has locked the customer's access. since 6:00 am Customer must act", region.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Checks_WhenThePageOpens_RestOnWhatItReads()
    {
        Refreshes.Foresee.Is(new Dictionary<ConnectionId, RefreshVerdict> { [Sample.ConnectionId] = SampleRefreshes.Blocked() });

        var page = Open();

        page.WaitForAssertion(() => Assert.True(page.Button("Refresh now").HasAttribute("disabled")));
        Assert.Equal(0, Refreshes.Check.Asked);
        page.Button("Check again").Click();
        page.WaitForAssertion(() => Assert.False(page.Button("Refresh now").HasAttribute("disabled")));
        Assert.Equal(1, Refreshes.Check.Asked);
    }

    [Fact]
    public void Checks_OfAConnectionThatCouldNotBeRead_AskForThemselves()
    {
        Refreshes.Foresee.Is(new Dictionary<ConnectionId, RefreshVerdict> { [Sample.ConnectionId] = SampleRefreshes.Blocked() });
        Connections.OfConnection.Is(Sample.ConnectionOverview() with { View = Sample.Connection() with { IsRead = false } });

        var page = Open();

        page.WaitForAssertion(() => Assert.False(page.Button("Refresh now").HasAttribute("disabled")));
        Assert.Equal(1, Refreshes.Check.Asked);
    }

    [Fact]
    public void Connection_Opened_LoadsItsActivityAndItsRefreshesOnce()
    {
        var page = Open();

        page.WaitForAssertion(() => Assert.Contains("Nothing is known yet.", page.Words(), StringComparison.Ordinal));
        Assert.Equal((1, 1), (Activities.Asked.Count, Refreshes.History.Asked));
    }

    [Fact]
    public void Connection_UnknownToBasiq_IsNotJudgedAndLeadsToItsUserByName()
    {
        Connections.OfConnection.Is(Sample.ConnectionOverview() with { View = null });

        var page = Open();

        Assert.Contains("Basiq does not know this connection", page.Words(), StringComparison.Ordinal);
        Assert.Equal($"/users/{Sample.UserId}", page.Link("Gavin B••••••").GetAttribute("href"));
        Assert.Equal((0, 0), (Refreshes.Foresee.Asked, Refreshes.Check.Asked));
    }

    [Fact]
    public void Connection_ThatCouldNotBeRead_IsShownAsItWas_AndNothingIsSaidToBeRight()
    {
        var missing = new UnreadPart(BasiqPart.Connections, "Basiq answered 500") { LastReadAt = Sample.Now.AddHours(-3) };
        Connections.OfConnection.Is(Sample.ConnectionOverview() with { View = Sample.Connection() with { IsRead = false }, Diagnoses = Sample.Diagnoses(SampleJobs.OfConnection(null)) with { NotRead = [missing] } });

        var page = Open();

        Assert.Equal("Active", page.Find("header .badge").Words());
        Assert.Equal("Whether something is wrong is not known The connections could not be read: Basiq answered 500. Last read 3 h ago .", page.Find("section[aria-label=Diagnosis]").Words());
    }

    [Fact]
    public void Accounts_OfWhichSomeCouldNotBeRead_AreNotTakenForNone()
    {
        Connections.OfConnection.Is(Sample.ConnectionOverview() with { Accounts = new BasiqList<AccountView>([], [new OddRow(1, null, ["id"], IsLeftOut: true)]) });

        var page = Open();

        Assert.DoesNotContain("holds no accounts", page.Words(), StringComparison.Ordinal);
        Assert.Contains("One row of Basiq's list could not be read", page.Find("[role=note]").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Activity_IsOfThisConnection_AndLeadsToReceipts()
    {
        var view = Sample.Connection();
        Activities.OfConnection.Is(new ActivityPage([new PurgeActivity(Sample.Now.AddMinutes(-2), Sample.ConnectionId, view.Connection.InstitutionId, view.InstitutionName, PurgeState.Done, new PurgeActivityDetails(Sample.PurgeId, "Ota", "SUP-1042", 3, 0))], null));

        var page = Open();

        Assert.Equal($"/purges/{Sample.PurgeId:D}", page.Link("Data purged by Ota").GetAttribute("href"));
        Assert.Equal("2 min ago Data purged by Ota SUP-1042", page.Find("ol[aria-label=Activity] li").Words());
    }

    [Fact]
    public void Connection_Unknown_SaysWhoseIdsAreKnown()
    {
        Connections.OfConnection.Is(null);

        var page = Open();

        Assert.Contains("Basiq does not know this connection", page.Words(), StringComparison.Ordinal);
        Assert.False(page.HasButton("Purge"));
    }

    [Fact]
    public void Connection_Unreadable_OffersRetry()
    {
        Connections.OfConnection.Fails(new InvalidOperationException("away"));
        var page = Open();
        Connections.OfConnection.Is(Sample.ConnectionOverview());

        page.Button("Retry").Click();

        Assert.Equal("Gavin B. at Pied Piper Credit Union", page.Find("h1").Words());
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
    public void Purge_AsSupport_IsNeitherOfferedNorOpened()
    {
        SignInAs(Role.Support);

        var page = Open($"?purge={Sample.ConnectionId}");

        Assert.False(page.HasButton("Purge"));
        Assert.Empty(page.FindAll("[role=dialog]"));
        Assert.Contains("You cannot purge connection data", page.Find("[role=alert]").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Connection_AnotherOneOpened_ShowsNothingOfTheOneBefore()
    {
        Connections.OfConnection.Is(Sample.ConnectionOverview(SampleJobs.OfConnection(SampleJobs.Diagnosis())));
        Activities.OfConnection.Is(new ActivityPage([Failure()], null));
        var page = Open();
        Assert.Contains("Locked out by the bank", page.Find("ol[aria-label=Activity]").Words(), StringComparison.Ordinal);
        Assert.Contains("Pied Piper has locked the customer's access.", page.Words(), StringComparison.Ordinal);
        Activities.OfConnection.Waits();

        OpenOther(page);

        Assert.Equal("Gavin B. at Hooli Bank", page.Find("h1").Words());
        Assert.DoesNotContain("locked the customer's access", page.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Locked out by the bank", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Connection_AnotherOneThatIsSlow_HasNoFactsOfTheOneBefore()
    {
        var page = Open();
        Connections.OfConnection.Waits();

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
        var asking = page.Button("Refresh now").ClickAsync(new());
        OpenOther(page);

        late.SetResult(SampleRefreshes.Started());
        await asking;

        Assert.DoesNotContain("Refreshing", page.Words(), StringComparison.Ordinal);
        Assert.Empty(Jobs.Watches);
        Assert.False(page.Button("Refresh now").HasAttribute("disabled"));
    }

    [Fact]
    public async Task JobUnderWay_OfTheConnectionBefore_IsNotFollowedOnTheNextOne()
    {
        Refreshes.Check.Is(SampleRefreshes.Allowed() with { JobUnderWay = Sample.JobId });
        var page = Open();
        page.WaitForAssertion(() => Assert.Single(Jobs.Watches));
        Refreshes.Check.Waits();
        var checking = page.Find("[data-refresh]").ClickAsync(new());
        Refreshes.Check.Is(SampleRefreshes.Allowed());

        OpenOther(page);
        await checking;

        Assert.Single(Jobs.Watches);
    }

    [Fact]
    public async Task Recovery_RefusedWhenAnotherConnectionIsOpen_IsNotReportedThere()
    {
        Connections.OfConnection.Is(Sample.ConnectionOverview(SampleJobs.OfConnection(SampleJobs.Diagnosis(ActionOwner.Bank))));
        var late = Recovery.Queue.Waits();
        var page = Open();
        var queueing = page.Button("Try again when the bank recovers").ClickAsync(new());
        OpenOther(page, SampleJobs.OfConnection(SampleJobs.Diagnosis(ActionOwner.Bank), Other));

        late.SetException(new InvalidOperationException("away"));
        await queueing;

        Assert.DoesNotContain("Nothing was changed", page.Words(), StringComparison.Ordinal);
    }

    private static JobActivity Failure() =>
        new(Sample.Now.AddHours(-3), Sample.ConnectionId, null, "Pied Piper", Sample.JobId, JobStatus.Failed, new JobFailure(Cause.AccountLocked, ActionOwner.Customer, "Locked out by the bank", "invalid-credentials"));

    private void OpenOther(IRenderedComponent<ConnectionPage> page, ConnectionDiagnosis? diagnosis = null)
    {
        Connections.OfConnection.Is(Sample.ConnectionOverview(diagnosis) with { View = Sample.Connection(id: Other) with { InstitutionName = "Hooli Bank" } });
        page.Render(parameters => parameters.Add(connection => connection.Connection, Other.Value));
    }

    private IRenderedComponent<ConnectionPage> Open(string query = "") =>
        Open<ConnectionPage>($"/users/{Sample.UserId}/connections/{Sample.ConnectionId}{query}", ("User", Sample.UserId.Value), ("Connection", Sample.ConnectionId.Value));
}
