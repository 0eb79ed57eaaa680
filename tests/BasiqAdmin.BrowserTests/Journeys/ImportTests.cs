using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using BasiqAdmin.Testing.Sandbox;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

public sealed class ImportTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task Import_ByPaste_ReportsEveryLineAndListsTheUsers()
    {
        var app = await StartAppAsync(("Directory:ImportFrom", string.Empty));
        var known = await app.Sandbox.CustomerAsync(SeededPeople.Max, Token);
        var other = await app.Sandbox.CustomerAsync(SeededPeople.Gavin, Token);
        var visitor = await EnterAsync(app);
        await visitor.SignInAsync(Person.Admin, "/users");
        var import = new ImportPart(visitor.Page);

        await import.OpenAsync();
        await import.PasteAsync(string.Empty);
        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Paste");
        await import.PasteAsync($"name,userId\nMax,{known.Id}\nNobody,not an id!\nGone,00000000-0000-0000-0000-000000000000\nGavin,{other.Id}\nMax,{known.Id}\n");
        await Expect(import.Preview).ToContainTextAsync("4 user ids");
        await Expect(import.Preview).ToContainTextAsync("“userId”, number 2 of 2");
        await Expect(import.Preview).ToContainTextAsync(known.Id);
        await import.ImportAsync();

        await Expect(import.Report).ToContainTextAsync("2 new");
        await Expect(import.Report).ToContainTextAsync("1 known already");
        await Expect(import.Report).ToContainTextAsync("Line 3");
        await Expect(import.Report).ToContainTextAsync("Line 4");
        await import.CloseAsync();
        await Expect(new ListPart(visitor.Page, "Users").RowLinks.And(visitor.Page.Locator($"a[href$='{known.Id}']"))).ToHaveCountAsync(1);
        await Expect(new ListPart(visitor.Page, "Users").RowLinks.And(visitor.Page.Locator($"a[href$='{other.Id}']"))).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Import_OfMoreThanAMessageToTheServerHolds_IsReadWhole()
    {
        var app = await StartAppAsync(("Directory:ImportFrom", string.Empty));
        var known = await app.Sandbox.CustomerAsync(SeededPeople.Max, Token);
        var visitor = await EnterAsync(app);
        await visitor.SignInAsync(Person.Admin, "/users");
        var import = new ImportPart(visitor.Page);
        var text = string.Join('\n', Enumerable.Range(0, 3_000).Select(number => $"{number} \"no id\"").Append(known.Id));

        await import.OpenAsync();
        await import.PasteAtOnceAsync(text.Insert(0, $"{known.Id}\n"));
        await import.ImportAsync();

        await Expect(import.Report).ToContainTextAsync("1 new");
        await Expect(import.Report).ToContainTextAsync("1 known already");
        await Expect(import.Report).ToContainTextAsync("3,000");
        await Expect(import.Text).ToHaveValueAsync(text.Insert(0, $"{known.Id}\n"));
    }
}
