using BasiqAdmin.BrowserTests.Pages;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Infrastructure;

/// <summary>A page, or a page with something open on it, and the way there. Axe looks at each, and each has its picture.</summary>
public sealed record Place(string Name, string Path, bool IsPurgeOpen = false)
{
    /// <summary>Every page of the app, for an admin.</summary>
    public static IReadOnlyList<Place> All(SharedApp shared) =>
    [
        new("sign-in", SignInPage.Path),
        new("overview", "/"),
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
        new("purge-dialog", ConnectionPage.PathOf(shared.Customer), IsPurgeOpen: true),
        new("receipt", $"/purges/{shared.PurgeId}"),
        new("recovery", "/recovery"),
        new("refreshed-by-hand", "/refreshes"),
        new("purges", "/purges"),
        new("audit", "/audit"),
        new("errors", "/errors"),
        new("sessions", SessionsPage.Path),
        new("status", "/status"),
    ];

    public async Task OpenAsync(Visitor visitor)
    {
        var frame = new FrameParts(visitor.Page);
        await visitor.Page.GotoAsync(Path);
        await Expect(frame.Heading).ToBeVisibleAsync();
        await frame.IsLoadedAsync();
        if (IsPurgeOpen)
        {
            var dialog = new PurgeDialogPart(visitor.Page);
            await new ConnectionPage(visitor.Page).Purge.ClickAsync();
            await Expect(dialog.PassedChecks).ToBeVisibleAsync();
        }
    }
}
