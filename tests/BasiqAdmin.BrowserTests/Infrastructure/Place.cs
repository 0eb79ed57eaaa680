using BasiqAdmin.BrowserTests.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Infrastructure;

/// <summary>A page, or a page with something open on it, and the way there. Axe looks at each, and each has its picture.</summary>
public sealed record Place(string Name, string Path)
{
    /// <summary>What is opened on the page; null for the page as it comes.</summary>
    public Func<IPage, Task>? Then { get; init; }

    /// <summary>Every page of the app, for an admin.</summary>
    public static IReadOnlyList<Place> All(SharedApp shared) =>
    [
        new("sign-in", SignInPage.Path),
        new("home", "/"),
        new("users", "/users"),
        new("user", UserPage.PathOf(shared.Customer)),
        new("connections", "/connections"),
        new("connection", ConnectionPage.PathOf(shared.Customer)),
        new("failing-user", UserPage.PathOf(shared.Failing)),
        new("failing-connection", ConnectionPage.PathOf(shared.Failing)),
        new("job", JobPage.PathOf(shared.FailedJobId)),
        new("jobs", "/jobs"),
        new("failed-jobs", InboxPage.Path),
        new("connectors", ConnectorPage.ListPath),
        new("connectors-90-days", $"{ConnectorPage.ListPath}?days=90"),
        new("bank", ConnectorPage.PathOf("AU00000")),
        new("purge-dialog", ConnectionPage.PathOf(shared.Customer)) { Then = OpenPurgeAsync },
        new("report-dialog", JobPage.PathOf(shared.FailedJobId)) { Then = OpenReportAsync },
        new("override-dialog", ConnectionPage.PathOf(shared.Purged)) { Then = OpenOverrideAsync },
        new("case", InboxPage.Path) { Then = OpenCaseAsync },
        new("resolve-dialog", InboxPage.Path) { Then = OpenResolveAsync },
        new("import", "/users") { Then = OpenImportAsync },
        new("receipt", $"/purges/{shared.PurgeId}"),
        new("recovery", "/recovery"),
        new("insights", "/insights"),
        new("refreshed-often", "/refreshes"),
        new("purges", "/purges"),
        new("audit", "/audit"),
        new("errors", "/errors"),
        new("sessions", SessionsPage.Path),
        new("status", "/status"),
        new("bell", "/status") { Then = page => OpenMenuAsync(page, "Notifications") },
        new("person-menu", "/status") { Then = page => OpenMenuAsync(page, "Ada Admin") },
        new("theme-menu", "/status") { Then = page => OpenMenuAsync(page, "Theme") },
        new("keys", "/status") { Then = OpenKeysAsync },
    ];

    /// <summary>A filter with its choices open. They stay where they were opened when the screen changes, so each screen opens its own.</summary>
    public static Place OpenChoice { get; } = new("open-choice", "/jobs") { Then = OpenChoiceAsync };

    public async Task OpenAsync(Visitor visitor)
    {
        var frame = new FrameParts(visitor.Page);
        await visitor.Page.GotoAsync(Path);
        await Expect(frame.Heading).ToBeVisibleAsync();
        await frame.IsLoadedAsync();
        if (Then is not null)
        {
            await Then(visitor.Page);
        }
    }

    private static async Task OpenPurgeAsync(IPage page)
    {
        await new ConnectionPage(page).Purge.ClickAsync();
        await Expect(new PurgeDialogPart(page).Cancel).ToBeFocusedAsync();
        await Expect(new PurgeDialogPart(page).Dialog.Locator(".load-wait")).ToHaveCountAsync(0);
    }

    private static async Task OpenReportAsync(IPage page)
    {
        await new JobPage(page).Report.ClickAsync();
        await Expect(new JobPage(page).CopyReport).ToBeVisibleAsync();
    }

    private static async Task OpenOverrideAsync(IPage page)
    {
        await new RefreshPart(page).Override.ClickAsync();
        await Expect(new RefreshPart(page).Reason).ToBeVisibleAsync();
    }

    private static async Task OpenCaseAsync(IPage page)
    {
        await new InboxPage(page).List.RowLinks.First.ClickAsync();
        await Expect(new InboxPage(page).Case).ToContainTextAsync("Next step");
    }

    private static async Task OpenResolveAsync(IPage page)
    {
        await OpenCaseAsync(page);
        await page.Keyboard.PressAsync("e");
        await Expect(new InboxPage(page).Reason).ToBeVisibleAsync();
    }

    private static async Task OpenImportAsync(IPage page)
    {
        await new ImportPart(page).OpenAsync();
        await new ImportPart(page).PasteAsync("id,name\n11111111-1111-4111-8111-111111111111,Somebody\nnot an id,Nobody");
        await Expect(new ImportPart(page).Preview).ToBeVisibleAsync();
    }

    private static async Task OpenChoiceAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "+ Filter", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = "Since when" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
    }

    private static async Task OpenMenuAsync(IPage page, string name)
    {
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Menuitem).First).ToBeVisibleAsync();
    }

    private static async Task OpenKeysAsync(IPage page)
    {
        await page.Keyboard.PressAsync("?");
        await Expect(new FrameParts(page).Keys).ToBeVisibleAsync();
    }
}
