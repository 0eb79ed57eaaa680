using System.Text.RegularExpressions;
using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using BasiqAdmin.Testing.Sandbox;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

/// <summary>What somebody types stays as they typed it, however late the server answers: 300 ms each way here.</summary>
public sealed class TypingTests(Chromium chromium, SharedApp shared) : BrowserTest(chromium)
{
    private static readonly TimeSpan EachWay = TimeSpan.FromMilliseconds(300);

    private const int Rounds = 20;

    // All answers to what was typed have come by then.
    private static readonly float ThereAndBackTwice = (float)(EachWay * 4).TotalMilliseconds;

    [Fact]
    public async Task Typing_OverASlowLine_LosesNoLetterInAnyFilter() => Assert.Equal("", await LostAsync(shared.App, TypedFields.OfFilters));

    [Fact]
    public async Task Typing_OverASlowLine_LosesNoLetterOfAReasonNoteOrId() => Assert.Equal("", await LostAsync(shared.App, TypedFields.OfActions(shared)));

    [Fact]
    public async Task Typing_OverASlowLine_LosesNoLetterOfADecision()
    {
        var app = await StartAppAsync(("Purge:RequireSecondPerson", "true"));
        var waiting = await SharedApp.PurgeAsync(app, await SharedApp.SignInAsync(app, Token), await app.Sandbox.CustomerAsync(SeededPeople.Max, Token), Token);

        Assert.Equal("", await LostAsync(app, [TypedFields.OfDecision(waiting)]));
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
            var typed = await TypedField.TypeTextAsync(search, round);

            await Expect(search).ToHaveValueAsync(typed);
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

    private async Task<string> LostAsync(AdminApp app, IReadOnlyList<TypedField> fields)
    {
        var typists = new List<(TypedField Field, Visitor Visitor)>();
        foreach (var field in fields)
        {
            typists.Add((field, await EnterFromAfarAsync(app, EachWay)));
        }

        return string.Join('\n', (await Task.WhenAll(typists.Select(typist => TypeAsync(typist.Field, typist.Visitor)))).SelectMany(lost => lost));
    }

    private static async Task<IReadOnlyList<string>> TypeAsync(TypedField kind, Visitor visitor)
    {
        var lost = new List<string>();
        await visitor.SignInAsync(kind.Person, kind.Path);
        var field = await kind.OpenAsync(visitor.Page);
        await field.FocusAsync();
        for (var round = 0; round < Rounds; round++)
        {
            // At once after the text before was taken out: late answers to it come while the next one is typed.
            var expected = await kind.FillAsync(field, round);
            await visitor.Page.WaitForTimeoutAsync(ThereAndBackTwice);
            var found = await field.InputValueAsync();
            if (!string.Equals(found, expected, StringComparison.Ordinal))
            {
                lost.Add($"{kind.Name}, round {round}: \"{expected}\" became \"{found}\"");
            }
        }

        return lost;
    }
}
