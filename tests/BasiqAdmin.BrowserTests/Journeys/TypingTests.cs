using System.Text.RegularExpressions;
using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

/// <summary>What somebody types stays as they typed it, however late the server answers: 300 ms each way here.</summary>
public sealed class TypingTests(Chromium chromium, SharedApp shared) : BrowserTest(chromium)
{
    private const int Rounds = 20;
    private const float BetweenLetters = 35;
    private const string Letters = "the quick brown foxes jump overlazy dogs";
    private const int Length = 30;
    private static readonly TimeSpan EachWay = TimeSpan.FromMilliseconds(300);

    // All answers to what was typed have come by then.
    private static readonly float ThereAndBackTwice = (float)(EachWay * 4).TotalMilliseconds;

    /// <summary>Every kind of field, by name.</summary>
    private IReadOnlyList<Kind> Kinds =>
    [
        new("search box", Person.Support, "/", page => Task.FromResult(new FrameParts(page).Search)),
        new("filter", Person.Support, "/users", page => Task.FromResult(page.GetByRole(AriaRole.Searchbox, new PageGetByRoleOptions { Name = "Filter users", Exact = true }))),
        new("import", Person.Admin, "/users", async page =>
        {
            await new ImportPart(page).OpenAsync();
            return new ImportPart(page).Text;
        }),
        new("purge reason", Person.Admin, ConnectionPage.PathOf(shared.Customer), async page =>
        {
            await new ConnectionPage(page).Purge.ClickAsync();
            return new PurgeDialogPart(page).Reason;
        }),
        new("purge id", Person.Admin, ConnectionPage.PathOf(shared.Customer), async page =>
        {
            await new ConnectionPage(page).Purge.ClickAsync();
            return new PurgeDialogPart(page).TypedId;
        }),
        new("note", Person.TeamLead, InboxPage.Path, async page =>
        {
            await new InboxPage(page).List.RowLinks.First.ClickAsync();
            return new InboxPage(page).Note;
        }),
        new("reason in a dialog", Person.TeamLead, InboxPage.Path, async page =>
        {
            await new InboxPage(page).List.RowLinks.First.ClickAsync();
            await new InboxPage(page).Case.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = new Regex("^Resolve", RegexOptions.None, TimeSpan.FromSeconds(1)) }).ClickAsync();
            return new InboxPage(page).Reason;
        }),
        new("name of a view", Person.TeamLead, InboxPage.Path, async page =>
        {
            await page.GetByRole(AriaRole.Main).Locator("summary", new LocatorLocatorOptions { HasTextString = "Views" }).ClickAsync();
            return page.GetByLabel("Save what you see as");
        }),
        new("noted head", Person.Admin, "/audit", async page =>
        {
            await page.GetByText("Compare with a head noted earlier").ClickAsync();
            return page.GetByLabel("Noted head");
        }),
    ];

    [Fact]
    public async Task Typing_OverASlowLine_LosesNoLetterInAnyField()
    {
        await new InboxDay(shared.App).LookAtAsync([shared.Failing], Token);
        var typists = new List<(Kind Kind, Visitor Visitor)>();
        foreach (var kind in Kinds)
        {
            typists.Add((kind, await EnterFromAfarAsync(shared.App, EachWay)));
        }

        var lost = await Task.WhenAll(typists.Select(typist => TypeAsync(typist.Kind, typist.Visitor)));

        Assert.Empty(lost.SelectMany(losses => losses));
    }

    [Fact]
    public async Task Typing_IntoAPageThatHasJustCome_IsNotInterruptedByItsHeading()
    {
        var visitor = await EnterFromAfarAsync(shared.App, EachWay);
        await visitor.SignInAsync(Person.Support);
        var search = new FrameParts(visitor.Page).Search;

        for (var round = 0; round < 3; round++)
        {
            await visitor.Page.ReloadAsync();
            await search.ClickAsync();
            await visitor.Page.Keyboard.TypeAsync(TextOf(round), new KeyboardTypeOptions { Delay = BetweenLetters });

            await Expect(search).ToHaveValueAsync(TextOf(round));
            await Expect(search).ToBeFocusedAsync();
        }
    }

    [Fact]
    public async Task Search_ThatLedToAPage_IsEmptiedAndTheHeadingHasTheFocus()
    {
        var visitor = await EnterFromAfarAsync(shared.App, EachWay);
        await visitor.SignInAsync(Person.Support, "/users");
        var search = new FrameParts(visitor.Page).Search;

        await search.FillAsync(shared.Customer.Id);
        await visitor.Page.Keyboard.PressAsync("Enter");

        await Expect(visitor.Page).ToHaveURLAsync(new Regex($"{Regex.Escape(UserPage.PathOf(shared.Customer))}$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToBeFocusedAsync();
        await Expect(search).ToHaveValueAsync(string.Empty);
    }

    private static string TextOf(int round) => string.Concat(Enumerable.Range(0, Length).Select(place => Letters[(place + round) % Letters.Length])).Trim().PadRight(Length, 'x');

    private static async Task<IReadOnlyList<string>> TypeAsync(Kind kind, Visitor visitor)
    {
        var lost = new List<string>();
        await visitor.SignInAsync(kind.Person, kind.Path);
        var field = await kind.OpenAsync(visitor.Page);
        await field.ClickAsync();
        for (var round = 0; round < Rounds; round++)
        {
            // At once after the text before was taken out: late answers to it come while the next one is typed.
            await field.FillAsync(string.Empty);
            await visitor.Page.Keyboard.TypeAsync(TextOf(round), new KeyboardTypeOptions { Delay = BetweenLetters });
            await visitor.Page.WaitForTimeoutAsync(ThereAndBackTwice);
            var found = await field.InputValueAsync();
            if (!string.Equals(found, TextOf(round), StringComparison.Ordinal))
            {
                lost.Add($"{kind.Name}, round {round}: \"{TextOf(round)}\" became \"{found}\"");
            }
        }

        return lost;
    }

    private sealed record Kind(string Name, Person Person, string Path, Func<IPage, Task<ILocator>> OpenAsync)
    {
        public override string ToString() => Name;
    }
}
