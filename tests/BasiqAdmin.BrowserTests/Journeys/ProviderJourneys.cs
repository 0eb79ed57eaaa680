using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Testing.Entra;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

/// <summary>Signing in at a provider on another site, as a browser does it that holds to the content policy and to SameSite.</summary>
public sealed class ProviderJourneys(Chromium chromium, EntraOffice office) : BrowserTest(chromium), IClassFixture<EntraOffice>
{
    public static TheoryData<Person> People => [Person.Support, Person.Admin, Person.TeamLead, Person.Auditor];

    [Theory]
    [MemberData(nameof(People))]
    public async Task SignIn_AtTheProvider_LeadsToWhereTheyWantedToGo(Person person)
    {
        var visitor = await EnterAsync(office.App.Address);

        await visitor.Page.GotoAsync("/connectors?days=90");
        await new ProviderPage(visitor.Page).SignInAsync(person);

        await Expect(visitor.Page).ToHaveURLAsync(At("/connectors?days=90"));
    }

    [Fact]
    public async Task SignIn_WithoutARole_SaysWhatToDo()
    {
        var visitor = await EnterAsync(office.App.Address);
        var provider = new ProviderPage(visitor.Page);

        await visitor.Page.GotoAsync("/");
        await provider.Way.ClickAsync();
        await provider.PickAsync("Nora");

        await Expect(provider.Trouble).ToContainTextAsync("You have no role here");
        await Expect(provider.Way).ToBeVisibleAsync();
    }

    [Fact]
    public async Task SignIn_CancelledAtTheProvider_CanBeBegunAgain()
    {
        var visitor = await EnterAsync(office.App.Address);
        var provider = new ProviderPage(visitor.Page);

        await visitor.Page.GotoAsync("/status");
        await provider.Way.ClickAsync();
        await provider.PickAsync("Cancel");
        await Expect(provider.Trouble).ToContainTextAsync("You did not sign in");
        await provider.SignInAsync(Person.Support);

        await Expect(visitor.Page).ToHaveURLAsync(At("/status"));
    }

    [Fact]
    public async Task SignOut_SignsOutAtTheProviderToo()
    {
        var visitor = await EnterAsync(office.App.Address);
        var provider = new ProviderPage(visitor.Page);
        await visitor.Page.GotoAsync("/status");
        await provider.SignInAsync(Person.Support);

        await new FrameParts(visitor.Page).SignOutAsync(Person.Support);

        await Expect(provider.Way).ToBeVisibleAsync();
        await provider.Way.ClickAsync();
        await Expect(provider.Heading).ToBeVisibleAsync();
    }

    [Fact]
    public async Task SignOut_AtTheProvider_ReachesTheAppInAFrameAndClosesTheOpenPage()
    {
        office.Provider.FrontChannel = new Uri(office.App.Address, "/signout-oidc");
        var visitor = await EnterAsync(office.App.Address);
        await visitor.Page.GotoAsync("/connectors");
        await new ProviderPage(visitor.Page).SignInAsync(Person.TeamLead);
        var colleague = await EnterAsync(office.App.Address);
        await colleague.Page.GotoAsync("/connectors");
        await new ProviderPage(colleague.Page).SignInAsync(Person.TeamLead);

        var provider = await visitor.Context.NewPageAsync();
        await provider.GotoAsync(office.Provider.SignOutPage.ToString());

        await Expect(new FrameParts(visitor.Page).Heading).ToHaveTextAsync("Sign in");
        await Expect(visitor.Page.GetByText("You have been signed out")).ToBeVisibleAsync();
        var mine = (await office.App.SessionsAsync(Token)).TakeLast(2).ToList();
        Assert.Equal([SessionEnd.SignedOutAtProvider, null], mine.Select(session => session.Ended));
        await new FrameParts(colleague.Page).IsSignedInAsync(Person.TeamLead);
    }

    [Fact]
    public async Task Proof_LeadsThroughTheProviderAndBack()
    {
        var visitor = await EnterAsync(office.App.Address);
        var provider = new ProviderPage(visitor.Page);
        await visitor.Page.GotoAsync("/");
        await provider.SignInAsync(Person.Admin);

        await visitor.Page.GotoAsync("/sign-in/again?returnUrl=%2Fpurges");
        await provider.PickAsync(Person.Admin.Name);

        await Expect(visitor.Page).ToHaveURLAsync(At("/purges"));
        await new FrameParts(visitor.Page).IsSignedInAsync(Person.Admin);
    }

    [Fact]
    public async Task MainJob_SignedInAtTheProvider_FindsLooksPurgesAndHasAReceipt()
    {
        var visitor = await EnterAsync(office.App.Address);
        var (page, customer) = (visitor.Page, office.Customer);
        var provider = new ProviderPage(page);
        var dialog = new PurgeDialogPart(page);

        // The provider signs in without asking, as for somebody who came to work an hour ago.
        office.Provider.Forgery = new Forgery { Payload = payload => payload.Remove("auth_time") };
        await page.GotoAsync("/");
        await provider.SignInAsync(Person.Admin);
        office.Provider.Forgery = null;
        await new FrameParts(page).FindAsync(customer.Email);
        await new UserPage(page).Purge.ClickAsync();
        await dialog.SignInAgain.ClickAsync();
        await provider.PickAsync(Person.Admin.Name);
        await dialog.FillAsync("Ticket 4711: the customer asked for it", customer.ConnectionId);
        await dialog.Confirm.ClickAsync();

        await Expect(new ReceiptPage(page).Outcome("Done")).ToBeVisibleAsync();
    }

    private string At(string path) => new Uri(office.App.Address, path).ToString();
}
