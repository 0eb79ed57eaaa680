using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

/// <summary>Open pages close when their session ends, however and wherever it does; a purge asks for a fresh sign-in and loses nothing.</summary>
public sealed class SessionJourneys(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task Session_EndedByAnAdmin_ClosesTheOpenPageAndLeadsBackAfterSigningInAgain()
    {
        var app = await StartAppAsync();
        var support = await EnterAsync(app);
        await support.SignInAsync(Person.Support, "/connectors");
        var admin = await EnterAsync(app);
        await admin.SignInAsync(Person.Admin, SessionsPage.Path);

        await new SessionsPage(admin.Page).EndAsync(Person.Support);

        await Expect(new FrameParts(support.Page).Heading).ToHaveTextAsync("Sign in");
        await Expect(support.Page.GetByText("You have been signed out")).ToBeVisibleAsync();
        await new SignInPage(support.Page).ChooseAsync(Person.Support);
        await Expect(support.Page).ToHaveURLAsync(app.At("/connectors"));
        await new FrameParts(admin.Page).IsSignedInAsync(Person.Admin);
    }

    [Fact]
    public async Task Session_EndedOnAnotherInstance_ClosesTheOpenPage()
    {
        var app = await StartAppAsync();
        var other = await StartAppAsync(app.Storage, ("Directory:ImportFrom", ""));
        var support = await EnterAsync(app);
        await support.SignInAsync(Person.Support);
        await support.Page.GotoAsync(other.At("/status"));
        await new FrameParts(support.Page).IsSignedInAsync(Person.Support);
        var admin = await EnterAsync(app);
        await admin.SignInAsync(Person.Admin, SessionsPage.Path);

        await new SessionsPage(admin.Page).EndAsync(Person.Support);

        await Expect(new FrameParts(support.Page).Heading).ToHaveTextAsync("Sign in");
    }

    [Fact]
    public async Task Page_LeftAlone_IsSignedOutByItself()
    {
        var app = await StartAppAsync(("SignIn:IdleAfter", "01:00:00"));
        var support = await EnterAsync(app);
        await support.SignInAsync(Person.Support);

        app.LetPass(TimeSpan.FromMinutes(61));

        await Expect(new FrameParts(support.Page).Heading).ToHaveTextAsync("Sign in");
    }

    [Fact]
    public async Task Page_InUseForLongerThanASignInLasts_IsSignedOutAllTheSame()
    {
        var app = await StartAppAsync(("SignIn:Lifetime", "01:00:00"), ("SignIn:IdleAfter", "00:45:00"));
        var support = await EnterAsync(app);
        await support.SignInAsync(Person.Support);
        var frame = new FrameParts(support.Page);

        app.LetPass(TimeSpan.FromMinutes(40));
        await frame.NavigationLink("Users").ClickAsync();
        await Expect(frame.Heading).ToHaveTextAsync("Users");
        await frame.IsSignedInAsync(Person.Support);
        app.LetPass(TimeSpan.FromMinutes(21));

        await Expect(frame.Heading).ToHaveTextAsync("Sign in");
        await using var database = await app.Services.GetRequiredService<IDbContextFactory<AdminContext>>().CreateDbContextAsync(Token);
        Assert.Equal(SessionEnd.Expired, (await database.Set<StaffSession>().AsNoTracking().SingleAsync(Token)).Ended);
    }

    [Fact]
    public async Task SignOutEverywhere_ClosesThePagesOfTheOtherBrowserToo()
    {
        var app = await StartAppAsync();
        var office = await EnterAsync(app);
        await office.SignInAsync(Person.Admin);
        var home = await EnterAsync(app);
        await home.SignInAsync(Person.Admin);

        await new FrameParts(home.Page).SignOutEverywhereAsync(Person.Admin);

        await Expect(new FrameParts(home.Page).Heading).ToHaveTextAsync("Sign in");
        await Expect(new FrameParts(office.Page).Heading).ToHaveTextAsync("Sign in");
    }

    [Fact]
    public async Task Purge_LongAfterSigningIn_AsksForASignInBeforeAnythingIsTyped_AndLosesNothingThatWas()
    {
        var app = await StartAppAsync();
        var customer = await app.Sandbox.CustomerAsync(0, Token);
        var visitor = await EnterAsync(app);
        await visitor.SignInAsync(Person.Admin, ConnectionPage.PathOf(customer));
        app.LetPass(TimeSpan.FromMinutes(6));
        var dialog = new PurgeDialogPart(visitor.Page);

        await new ConnectionPage(visitor.Page).Purge.ClickAsync();
        await Expect(dialog.ConfirmItIsMe).ToBeVisibleAsync();
        await Expect(dialog.Reason).ToHaveCountAsync(0);
        await dialog.ConfirmItIsMe.ClickAsync();
        await dialog.FillAsync("Ticket 4711: the customer asked for it", customer.ConnectionId);
        app.LetPass(TimeSpan.FromMinutes(6));
        await dialog.Confirm.ClickAsync();
        await dialog.ConfirmItIsMe.ClickAsync();

        await Expect(dialog.Reason).ToHaveValueAsync("Ticket 4711: the customer asked for it");
        await Expect(dialog.TypedId).ToHaveValueAsync(customer.ConnectionId);
        Assert.Equal(0, await app.Sandbox.RequestsAsync("POST", Paths.Purge, Token));
        await dialog.Confirm.ClickAsync();
        await Expect(new ReceiptPage(visitor.Page).Outcome("Done")).ToBeVisibleAsync();
        Assert.Equal(1, await app.Sandbox.RequestsAsync("POST", Paths.Purge, Token));
    }
}
