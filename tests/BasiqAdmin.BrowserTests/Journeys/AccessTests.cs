using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

/// <summary>What support staff may not do is neither offered to them nor to be had by its address.</summary>
public sealed class AccessTests(Chromium chromium, SharedApp shared) : BrowserTest(chromium)
{
    [Fact]
    public async Task Support_LookingAtAUser_SeesNoPurge()
    {
        var visitor = await SupportAtAsync(UserPage.PathOf(shared.Customer));

        await Expect(new UserPage(visitor.Page).Connection(shared.Customer.ConnectionId)).ToBeVisibleAsync();

        await Expect(new UserPage(visitor.Page).Purge).ToHaveCountAsync(0);
        await Expect(new FrameParts(visitor.Page).NavigationLink("Purges")).ToHaveCountAsync(0);
        await Expect(new FrameParts(visitor.Page).NavigationLink("Audit")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Support_OpeningThePurgeByItsAddress_IsRefused()
    {
        var path = $"{ConnectionPage.PathOf(shared.Customer)}?purge={shared.Customer.ConnectionId}";

        var visitor = await SupportAtAsync(path);

        await Expect(visitor.Page.GetByText("You cannot purge connection data")).ToBeVisibleAsync();
        await Expect(new PurgeDialogPart(visitor.Page).Dialog).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("/purges")]
    [InlineData("/audit")]
    public async Task Support_OpeningALeadsPageByItsAddress_IsRefused(string path)
    {
        var visitor = await EnterAsync(shared.App);
        await visitor.SignInAsync(Person.Support);
        visitor.ExpectConsoleErrors();

        var reply = await visitor.Page.GotoAsync(path);

        Assert.Equal(403, reply!.Status);
        await Expect(new FrameParts(visitor.Page).Heading).ToHaveTextAsync("Not allowed");
    }

    [Fact]
    public async Task Stranger_OpeningAPage_IsAskedToSignInFirst()
    {
        var visitor = await EnterAsync(shared.App);

        await visitor.Page.GotoAsync(UserPage.PathOf(shared.Customer));

        await Expect(new SignInPage(visitor.Page).Choices).ToHaveCountAsync(4);
    }

    private async Task<Visitor> SupportAtAsync(string path)
    {
        var visitor = await EnterAsync(shared.App);
        await visitor.SignInAsync(Person.Support, path);
        return visitor;
    }
}
