using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using BasiqAdmin.Testing.Sandbox;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

public sealed class FindTests(Chromium chromium, SharedApp shared) : BrowserTest(chromium)
{
    [Fact]
    public async Task Search_ByName_OpensTheUser()
    {
        var customer = await shared.App.Sandbox.CustomerAsync(SeededPeople.Gavin, Token);
        var visitor = await SignedInAsync();

        await new FrameParts(visitor.Page).FindAsync(customer.Name);

        await Expect(visitor.Page).ToHaveURLAsync(Address(UserPage.PathOf(customer)));
    }

    [Fact]
    public async Task Search_ByEmail_OpensTheUser()
    {
        var customer = await shared.App.Sandbox.CustomerAsync(SeededPeople.Whistler, Token);
        var visitor = await SignedInAsync();

        await new FrameParts(visitor.Page).FindAsync(customer.Email);

        await Expect(visitor.Page).ToHaveURLAsync(Address(UserPage.PathOf(customer)));
    }

    [Fact]
    public async Task Search_ByWholeConnectionId_OpensTheConnectionOnEnter()
    {
        var customer = await shared.App.Sandbox.CustomerAsync(SeededPeople.Gilfoyle, Token);
        var visitor = await SignedInAsync();

        await new FrameParts(visitor.Page).Search.FillAsync(customer.ConnectionId);
        await visitor.Page.Keyboard.PressAsync("Enter");

        await Expect(visitor.Page).ToHaveURLAsync(Address(ConnectionPage.PathOf(customer)));
        await Expect(new ConnectionPage(visitor.Page).Purge).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Search_ForNobody_SaysSo()
    {
        var visitor = await SignedInAsync();

        await new FrameParts(visitor.Page).Search.FillAsync("nobody of this name");

        await Expect(visitor.Page.GetByText("Nothing found.")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("/", "Search", "Nothing found.")]
    [InlineData("/users", "Filter users", "No user matches")]
    public async Task Typing_FasterThanTheServerAnswers_LosesNoLetter(string path, string field, string answer)
    {
        const string Text = "somebody whose name nobody bears in this sandbox";
        var visitor = await EnterAsync(shared.App);
        await visitor.SignInAsync(Person.Support, path);
        var box = visitor.Page.GetByRole(AriaRole.Searchbox, new PageGetByRoleOptions { Name = field, Exact = true });

        await box.ClickAsync();
        await visitor.Page.Keyboard.TypeAsync(Text);
        await Expect(visitor.Page.GetByText(answer)).ToBeVisibleAsync();

        await Expect(box).ToHaveValueAsync(Text);
    }

    private async Task<Visitor> SignedInAsync()
    {
        var visitor = await EnterAsync(shared.App);
        await visitor.SignInAsync(Person.Support);
        return visitor;
    }

    private string Address(string path) => shared.App.At(path);
}
