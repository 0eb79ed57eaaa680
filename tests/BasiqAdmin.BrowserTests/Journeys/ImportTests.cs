using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using BasiqAdmin.Testing.Sandbox;
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
        await import.PasteAsync($"userId\n{known.Id}\nnot an id!\n00000000-0000-0000-0000-000000000000\n{other.Id}\n{known.Id}\n");

        await Expect(import.Report).ToContainTextAsync("2 new");
        await Expect(import.Report).ToContainTextAsync("1 known already");
        await Expect(import.Report).ToContainTextAsync("Line 3");
        await Expect(import.Report).ToContainTextAsync("Line 4");
        await Expect(new ListPart(visitor.Page, "Users").RowOf(known.Id)).ToContainTextAsync("Known");
        await Expect(new ListPart(visitor.Page, "Users").RowOf(other.Id)).ToContainTextAsync("Known");
    }
}
