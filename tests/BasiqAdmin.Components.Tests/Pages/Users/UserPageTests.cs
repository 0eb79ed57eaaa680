using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Components.Pages.Users;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Activities;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Readings;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Users;

public sealed class UserPageTests : PageTest
{
    [Fact]
    public void User_Opened_IsMaskedUntilSomebodyAsks()
    {
        var page = Open();
        Assert.Equal("Gavin B••••••", page.Find("h1").Words());
        Assert.DoesNotContain("Belson", page.Markup, StringComparison.Ordinal);

        page.Button("Show details").Click();

        Assert.Equal("Gavin Belson", page.Find("h1").Words());
        Assert.Contains("gavin@hooli.com", page.Words(), StringComparison.Ordinal);
        Assert.Equal(1, Users.Reveal.Asked);
    }

    [Fact]
    public void User_DetailsRefused_SaysWhyAndStaysMasked()
    {
        Users.Reveal.Fails(new AccessDeniedException(Right.RevealPersonalDetails));
        var page = Open();

        page.Button("Show details").Click();

        Assert.Contains("The details could not be shown", page.Find("[role=alert]").Words(), StringComparison.Ordinal);
        Assert.Equal("Gavin B••••••", page.Find("h1").Words());
    }

    [Fact]
    public void Connections_Listed_ShowStatusAndReason()
    {
        Connections.OfUser.Is(Sample.UserOverview([Sample.Connection(ConnectionStatus.Invalid, Sample.FailedJob())]));

        var page = Open();

        Assert.Equal($"/users/{Sample.UserId}/connections/{Sample.ConnectionId}", page.Link("Pied Piper Credit Union").GetAttribute("href"));
        Assert.Equal("Invalid Cannot login to target system.", page.Find("td[data-label='Status and reason']").Words());
    }

    [Fact]
    public void Connections_WhoseJobsCouldNotBeRead_AreNotSaidToHaveNone()
    {
        Connections.OfUser.Is(Sample.UserOverview([Sample.Connection() with { AreJobsRead = false }]));

        var page = Open();

        Assert.Contains("Jobs could not be read", page.Find("table").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Connections_None_SayWhenOneAppears()
    {
        var page = Open();

        Assert.Contains("This user has no connections", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Connections_Unreadable_DoNotCostTheUser()
    {
        Connections.OfUser.Is(ConnectionsNotRead());

        var page = Open();

        Assert.Equal("Gavin B••••••", page.Find("h1").Words());
        Assert.Contains("Connections could not be loaded Basiq has a fault of its own.", page.Find("[role=alert]").Words(), StringComparison.Ordinal);
        Assert.Equal(Sample.UserId.Value, Assert.Single(Logs.Lines).Fields["userId"]);
        Connections.OfUser.Is(Sample.UserOverview([Sample.Connection()]));
        page.Button("Retry").Click();
        page.WaitForAssertion(() => Assert.Equal("Active", page.Find("td[data-label='Status and reason']").Words()));
    }

    [Fact]
    public void User_UnknownToBasiq_SaysThatIdsBelongToOneApplication()
    {
        Connections.OfUser.Is(null);

        var page = Open();

        Assert.Contains("Basiq does not know this user", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Ids belong to one application", page.Words(), StringComparison.Ordinal);
        Assert.Equal("/users", page.Link("Search users").GetAttribute("href"));
    }

    [Fact]
    public void User_UnknownToBasiq_HasNothingThatWouldBeRefreshed()
    {
        Connections.OfUser.Is(null);

        Open();

        Assert.Equal((0, 0), (Refreshes.Foresee.Asked, Activities.Asked.Count));
    }

    [Fact]
    public void Failure_Logged_CarriesTheUsersId()
    {
        Connections.OfUser.Fails(new InvalidOperationException("away"));

        Open();

        Assert.Equal(Sample.UserId.Value, Assert.Single(Logs.Lines).Fields["userId"]);
    }

    [Fact]
    public void Purge_WithDetailsShown_StillNamesTheUserMasked()
    {
        Connections.OfUser.Is(Sample.UserOverview([Sample.Connection()]));
        var page = Open();
        page.Button("Show details").Click();

        page.Button("Purge").Click();

        page.WaitForAssertion(() => Assert.Contains("for Gavin B. ", page.Find("[role=dialog]").Words(), StringComparison.Ordinal));
    }

    [Fact]
    public void User_NotFoundBefore_IsUnknownToo()
    {
        Connections.OfUser.Is(Sample.UserOverview() with { User = Sample.User(DirectoryState.NotFound) });

        var page = Open();

        Assert.Contains("Basiq does not know this user", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void User_MalformedId_IsNotAskedFor()
    {
        var page = Open<UserPage>("/users/no.id", ("User", "no.id"));

        Assert.Contains("Basiq does not know this user", page.Words(), StringComparison.Ordinal);
        Assert.Equal(0, Connections.OfUser.Asked);
    }

    [Fact]
    public void Purge_PressedByAnAdmin_OpensTheDialogInTheAddress()
    {
        Connections.OfUser.Is(Sample.UserOverview([Sample.Connection()]));
        var page = Open();

        page.Button("Purge").Click();

        Assert.Equal($"/users/{Sample.UserId}?purge={Sample.ConnectionId}", Address);
        page.WaitForAssertion(() => Assert.Contains("Purge Pied Piper Credit Union data for Gavin B.", page.Find("[role=dialog]").Words(), StringComparison.Ordinal));
    }

    [Fact]
    public void Purge_Cancelled_LeavesTheUserInTheAddress()
    {
        Connections.OfUser.Is(Sample.UserOverview([Sample.Connection()]));
        var page = Open($"?purge={Sample.ConnectionId}");

        page.Button("Cancel").Click();

        Assert.Equal($"/users/{Sample.UserId}", Address);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[role=dialog]")));
    }

    [Theory]
    [InlineData(Role.Support)]
    [InlineData(Role.TeamLead)]
    public void Purge_WithoutTheRight_IsNotOfferedAndItsAddressIsRefusedAndAudited(Role role)
    {
        SignInAs(role);
        Connections.OfUser.Is(Sample.UserOverview([Sample.Connection()]));

        var page = Open($"?purge={Sample.ConnectionId}");

        Assert.False(page.HasButton("Purge"));
        Assert.Empty(page.FindAll("[role=dialog]"));
        Assert.Contains("You cannot purge connection data", page.Find("[role=alert]").Words(), StringComparison.Ordinal);
        Assert.Equal(AuditOutcome.Refused, Assert.Single(Audit.Recorded).Outcome);
    }

    [Fact]
    public void User_AnotherOneOpened_ShowsNothingOfTheOneBefore()
    {
        Connections.OfUser.Is(Sample.UserOverview([Sample.Connection()], [SampleJobs.OfConnection(SampleJobs.Diagnosis())]));
        Activities.OfUser.Is(new ActivityPage([new JobActivity(Sample.Now, null, null, "Pied Piper", Sample.JobId, JobStatus.Failed, null)], null));
        var page = Open();
        Assert.Contains("Pied Piper has locked the customer's access.", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Update failed", page.Words(), StringComparison.Ordinal);
        Activities.OfUser.Waits();

        OpenOther(page);

        Assert.Equal("Monica H•••••••", page.Find("h1").Words());
        Assert.DoesNotContain("Pied Piper", page.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Account is locked.", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void User_AnotherOneThatIsSlow_HasNothingOfTheOneBefore()
    {
        Connections.OfUser.Is(Sample.UserOverview([Sample.Connection()], [SampleJobs.OfConnection(SampleJobs.Diagnosis())]));
        var page = Open();
        Connections.OfUser.Waits();

        page.Render(parameters => parameters.Add(user => user.User, "u-other"));

        Assert.Equal("User", page.Find("h1").Words());
        Assert.Contains("Loading User", page.Find("[role=status]").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Pied Piper", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void User_AnotherOneOpenedWhileTheFirstIsLoaded_IsNotShownTheFirstOnesDiagnosis()
    {
        var late = Connections.OfUser.Waits();
        var page = Open();
        OpenOther(page);

        late.SetResult(Sample.UserOverview([], [SampleJobs.OfConnection(SampleJobs.Diagnosis())]));

        page.Render();
        Assert.Equal("Monica H•••••••", page.Find("h1").Words());
        Assert.DoesNotContain("locked the customer's access", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Connections_BrokenOnes_ComeFirst()
    {
        Connections.OfUser.Is(Sample.UserOverview(
        [
            Sample.Connection(id: ConnectionId.Parse("works")) with { InstitutionName = "Works" },
            Sample.Connection(ConnectionStatus.Invalid, Sample.FailedJob(), ConnectionId.Parse("broken")) with { InstitutionName = "Broken" },
        ]));

        Assert.Equal(["Broken", "Works"], Open().FindAll("tbody td:first-child").Select(cell => cell.Words()));
    }

    [Fact]
    public void Refresh_PressedOnce_IsSentAndWatchedInItsRow()
    {
        Connections.OfUser.Is(Sample.UserOverview([Sample.Connection()]));
        var page = Open();

        page.Button("Refresh").Click();

        Assert.Equal([null], Refreshes.Reasons);
        Assert.True(page.Button("Refresh").HasAttribute("disabled"));
        Jobs.Shows(SampleJobs.Details(SampleJobs.Running()));
        page.WaitForAssertion(() => Assert.Equal("Refreshing… Step 2 of 3, Accounts, is under way.", page.Find("td [role=status]").Words()));
        Jobs.Shows(SampleJobs.Details(SampleJobs.Succeeded()));
        Jobs.EndsWatch();
        page.WaitForAssertion(() => Assert.Equal("Up to date", page.Find("td [role=status]").Words()));
        page.WaitForAssertion(() => Assert.Equal(2, Connections.OfUser.Asked));
        Assert.False(page.Button("Refresh").HasAttribute("disabled"));
    }

    [Fact]
    public void Refresh_ThatACheckIsAgainst_SaysWhyInTheRowAndLeadsToTheChecks()
    {
        Connections.OfUser.Is(Sample.UserOverview([Sample.Connection()]));
        Refreshes.Refresh.Is(SampleRefreshes.NotAllowed());
        var page = Open();

        page.Button("Refresh").Click();

        page.WaitForAssertion(() => Assert.Equal("Not refreshed Nothing was sent. The bank is in a major outage. See why", page.Find("td [role=status]").Words()));
        Assert.Equal($"/users/{Sample.UserId}/connections/{Sample.ConnectionId}", page.Link("See why").GetAttribute("href"));
    }

    [Fact]
    public async Task Refresh_WhoseRowIsDrawnAnew_IsNotSentAgain()
    {
        Connections.OfUser.Is(Sample.UserOverview([Sample.Connection()]));
        var page = Open();
        page.Button("Refresh").Click();
        Connections.OfUser.Is(ConnectionsNotRead());
        Jobs.Shows(SampleJobs.Details(SampleJobs.Succeeded()));
        Jobs.EndsWatch();
        page.WaitForAssertion(() => Assert.Contains("Connections could not be loaded", page.Words(), StringComparison.Ordinal));
        Connections.OfUser.Is(Sample.UserOverview([Sample.Connection()]));
        Jobs.Shows(SampleJobs.Details(SampleJobs.Succeeded()));

        await page.InvokeAsync(() => page.Button("Retry").Click());

        page.WaitForAssertion(() => Assert.Equal("Up to date", page.Find("td [role=status]").Words()));
        Assert.Equal([null], Refreshes.Reasons);
    }

    [Theory]
    [InlineData(false, "No longer followed Nobody knows this job. What came of it is not known.")]
    [InlineData(true, "No longer followed Something went wrong")]
    public void Refresh_ThatCannotBeFollowed_SaysSoInTheRowAndCanBeSentAgain(bool breaks, string expected)
    {
        Connections.OfUser.Is(Sample.UserOverview([Sample.Connection()]));
        var page = Open();
        page.Button("Refresh").Click();

        Jobs.EndsWatch(breaks ? new InvalidOperationException("away") : null);

        page.WaitForAssertion(() => Assert.StartsWith(expected, page.Find("td [role=status]").Words(), StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.False(page.Button("Refresh").HasAttribute("disabled")));
    }

    [Theory]
    [InlineData("major-outage", "Active Bank Major outage")]
    [InlineData("under-maintenance", "Active")]
    [InlineData("operational", "Active")]
    public void Connections_SayHowTheirBankIs_OnlyWhileItIsInTrouble(string status, string expected)
    {
        Connections.OfUser.Is(Sample.UserOverview([Sample.Connection() with { BankStatus = ConnectorStatus.From(status) }]));

        Assert.Equal(expected, Open().Find("td[data-label='Status and reason']").Words());
    }

    [Fact]
    public void Activity_IsLoadedOnce_WhenWhatHappenedIsStored()
    {
        var reading = Connections.OfUser.Waits();
        var page = Open();
        Assert.Empty(Activities.Asked);

        reading.SetResult(Sample.UserOverview());

        page.WaitForAssertion(() => Assert.Contains("Nothing is known yet.", page.Words(), StringComparison.Ordinal));
        Assert.Single(Activities.Asked);
    }

    [Fact]
    public void Refresh_OfWhatCannotBeRefreshedOrByWhoMayNot_IsNotOffered()
    {
        Connections.OfUser.Is(Sample.UserOverview([Sample.Connection(ConnectionStatus.Invalid), Sample.Connection(id: ConnectionId.Parse("purged")) with { PurgedAt = Sample.Now }]));
        Assert.False(Open().HasButton("Refresh"));
        Connections.OfUser.Is(Sample.UserOverview([Sample.Connection()]));
        SignInAs(Role.Auditor);

        Assert.False(Open().HasButton("Refresh"));
    }

    [Fact]
    public async Task User_AnotherOneOpenedWhileDetailsAreAsked_StaysMasked()
    {
        var late = Users.Reveal.Waits();
        var page = Open();
        var asking = page.Button("Show details").ClickAsync(new());
        OpenOther(page);

        late.SetResult(Sample.Unmasked);
        await asking;

        Assert.Equal("Monica H•••••••", page.Find("h1").Words());
        Assert.DoesNotContain("gavin@hooli.com", page.Words(), StringComparison.Ordinal);
    }

    private static UserOverview ConnectionsNotRead() => Sample.UserOverview() with
    {
        Connections = new BasiqReading<BasiqList<ConnectionView>>(null, new BasiqException(BasiqErrorKind.ServerError, "GET 500") { HttpStatus = 500 }),
    };

    private void OpenOther(IRenderedComponent<UserPage> page)
    {
        Connections.OfUser.Is(Sample.UserOverview() with { User = Sample.User() with { Id = UserId.Parse("u-other"), Masked = Sample.Masked with { Name = "Monica H•••••••" } } });
        page.Render(parameters => parameters.Add(user => user.User, "u-other"));
    }

    private IRenderedComponent<UserPage> Open(string query = "") => Open<UserPage>($"/users/{Sample.UserId}{query}", ("User", Sample.UserId.Value));
}
