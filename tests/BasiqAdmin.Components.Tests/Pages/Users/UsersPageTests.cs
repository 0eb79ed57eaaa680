using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Display;
using BasiqAdmin.Navigation;
using BasiqAdmin.Components.Pages.Users;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Users;

public sealed class UsersPageTests : PageTest
{
    [Fact]
    public void Users_Listed_AreMaskedAndLeadToTheirPages()
    {
        var status = new UserStatus(UserStatusKind.JobFailed, BankName: "Verdigris", Owner: ActionOwner.Customer, Title: "Locked out by the bank");
        Users.Search.Is(Sample.PageOf(Sample.UserInList(inTrouble: 2) with { Status = status, Banks = ["Verdigris", "Hooli", "Nucleus"], DataAsOf = Sample.Now.AddHours(-3) }));

        var page = Open<UsersPage>("/users");

        Assert.Equal($"/users/{Sample.UserId}", page.Link("Gavin B••••••").GetAttribute("href"));
        Assert.Equal("Gavin B•••••• ··· 666 Verdigris +2 Verdigris: customer must act Locked out by the bank · 2 failing 3 h ago 5 min ago", page.Find("tbody tr").Words());
        Assert.DoesNotContain("Belson", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Users_Tabs_AreCountedAndWhoNeedsAttentionComesFirst()
    {
        Users.Count.Is(new UserCounts(40, 1, 37, 2, 3) { Failing = 6, NeverConnected = 4 });

        var page = Open<UsersPage>("/users?tab=failing");

        Assert.Equal(["All 40", "Failing 6", "Consent ending 3", "Never connected 4", "Not found at Basiq 2", "Not checked yet 1"], page.FindAll(".count-chip").Select(chip => chip.Words()));
        Assert.Equal("Failing 6", page.Find(".count-chip[aria-current]").Words());
        Assert.Equal((UserTab.Failing, "attention", true), Users.Searches[^1] is var (filter, request) ? (filter.Tab, request.Sort, request.Descending) : default);
    }

    [Theory]
    [InlineData("invalid", "bad")]
    [InlineData("pre-init", "warn")]
    public void Users_StatusOfAConnection_HasTheColourOfTheListOfConnections(string status, string tone)
    {
        var state = ConnectionStatus.From(status);
        Users.Search.Is(Sample.PageOf(Sample.UserInList(inTrouble: 1) with { Status = new UserStatus(UserStatusKind.NotWorking, BankName: "Verdigris", ConnectionStatus: state) }));

        Assert.Contains(tone, Open<UsersPage>("/users").Find("tbody .badge").ClassList);
        Assert.Equal(tone, ConnectionText.ToneOf(state).ToString(), ignoreCase: true);
    }

    [Theory]
    [InlineData(32, 12, 0, "32 of 1,000 users fail; 12 must act.")]
    [InlineData(1, 1, 0, "1 of 1,000 users fails; 1 must act.")]
    [InlineData(7, 0, 0, "7 of 1,000 users fail.")]
    [InlineData(1200, 1001, 0, "1,200 of 1,000 users fail; more than 1,000 must act.")]
    [InlineData(0, 0, 0, "None of 1,000 users fails.")]
    [InlineData(0, 0, 5, "None of 1,000 users fails. The consents of 5 end within 7 days.")]
    public void Users_FirstSentence_SaysHowManyFailAndWhoActs(int failing, int mustAct, int ending, string expected)
    {
        Users.Count.Is(new UserCounts(1000, 0, 1000, 0, ending) { Failing = failing, MustAct = mustAct });

        var page = Open<UsersPage>("/users");

        Assert.Equal(expected, page.Find(".page-head-sub").TextContent.Trim());
        Assert.Equal(failing > 0 ? "/users?tab=failing" : null, page.Find(".page-head-sub").QuerySelector("a")?.GetAttribute("href"));
    }

    [Fact]
    public void Users_WhileLoading_ShowASkeleton()
    {
        _ = Users.Search.Waits();

        var page = Open<UsersPage>("/users");

        Assert.Contains("Loading Users", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Users_Unreadable_SayWhatHappenedAndRetry()
    {
        Users.Search.Fails(new InvalidOperationException("locked"));
        var page = Open<UsersPage>("/users");
        Users.Search.Is(Sample.PageOf(Sample.UserInList()));

        page.Button("Retry").Click();

        Assert.Contains("Gavin B••••••", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Users_EmptyDirectory_OffersTheImport()
    {
        var page = Open<UsersPage>("/users");

        page.FindAll("button").Last(button => button.Words() == "Import ids").Click();

        Assert.Contains("No users yet", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Import user ids", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Users_NoMatch_SayThatTheIdFindsWhatIsNotInTheDirectory()
    {
        var page = Open<UsersPage>("/users?q=nobody");

        Assert.Contains("No user matches", page.Words(), StringComparison.Ordinal);
        Assert.Equal("/users", page.Link("Show all users").GetAttribute("href"));
    }

    [Fact]
    public void Users_Support_IsNotOfferedTheImport()
    {
        SignInAs(Role.Support);

        var page = Open<UsersPage>("/users");

        Assert.False(page.HasButton("Import ids"));
    }

    [Fact]
    public void Users_StateInTheAddress_IsWhatIsSearchedForAndSurvivesInTheLinks()
    {
        Users.Search.Is(new Page<UserRow>([Sample.UserInList()], null, "next-cursor", 80));

        var page = Open<UsersPage>("/users?q=gavin&state=known&sort=name&desc=1&size=50");

        var (filter, request) = Assert.Single(Users.Searches);
        Assert.Equal(new UserFilter("gavin", DirectoryState.Known), filter);
        Assert.Equal(new PageRequest(50, null, "name", true), request);
        Assert.Equal(new UsersQuery(filter, request with { Cursor = "next-cursor" }), UsersQuery.Parse(page.Link("Next").GetAttribute("href")!));
        Assert.Equal(new UsersQuery(filter, request), UsersQuery.Parse(page.Link("CSV").GetAttribute("href")!));
        Assert.StartsWith("/exports/users.csv?", page.Link("CSV").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("gavin", page.Find("input[type=search]").GetAttribute("value"));
    }

    [Fact]
    public void Users_AddressChanges_IsSearchedForAgain()
    {
        var page = Open<UsersPage>("/users");

        Navigation.NavigateTo("/users?trouble=1");

        page.WaitForAssertion(() => Assert.Equal(new UserFilter(InTrouble: true), Users.Searches[^1].Filter));
    }

    [Fact]
    public void Users_LeftForAnotherPage_AreNotSearchedForAgain()
    {
        Open<UsersPage>("/users");

        Navigation.NavigateTo("/connections");

        Assert.Single(Users.Searches);
    }

    [Fact]
    public void Search_WhileTyping_NarrowsOnceAfterAPause()
    {
        var page = Open<UsersPage>("/users");

        page.Find("input[type=search]").Input("ga");
        page.Find("input[type=search]").Input("gavin ");
        page.WaitForAssertion(() => Assert.Equal("gavin ", page.Find("input[type=search]").GetAttribute("value")));
        Time.Advance(TimeSpan.FromMilliseconds(250));

        page.WaitForAssertion(() => Assert.Equal("gavin", UsersQuery.Parse(Address).Filter.Text));
        page.WaitForAssertion(() => Assert.Equal(2, Users.Searches.Count));
        Assert.Equal("gavin ", page.Find("input[type=search]").GetAttribute("value"));
    }

    [Fact]
    public async Task Search_LeftWhileTyping_DoesNotComeBackToTheList()
    {
        var page = Open<UsersPage>("/users");
        var timers = Time.ActiveTimers;
        page.Find("input[type=search]").Input("gavin");
        await DisposeComponentsAsync();
        Navigation.NavigateTo("/connections");

        Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("/connections", Address);
        Assert.Equal(timers, Time.ActiveTimers);
    }
}
