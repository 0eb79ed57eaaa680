using System.Text.RegularExpressions;
using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Journeys;

/// <summary>Every field of the app that takes what somebody types; of the filters by id on one page, one.</summary>
public static class TypedFields
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>Those of pages for everybody.</summary>
    public static IReadOnlyList<TypedField> OfFilters =>
    [
        new("search box", Person.Support, "/", page => Task.FromResult(new FrameParts(page).Search)),
        new("filter of a list", Person.Support, "/users", page => Task.FromResult(Filter(page, "Filter users"))),
        new("filter beside figures", Person.Support, "/connectors", page => Task.FromResult(Filter(page, "Filter connectors"))),
        new("filter by id", Person.Support, "/errors", async page =>
        {
            await page.GetByRole(AriaRole.Main).Locator("summary", new LocatorLocatorOptions { HasTextString = "By id" }).ClickAsync();
            return Filter(page, "Correlation id");
        }),
        new("filter by code", Person.Support, "/jobs", async page =>
        {
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "+ Filter", Exact = true }).ClickAsync();
            return Filter(page, "Filter by code");
        }),
        new("filter of the connections", Person.Support, "/connections", page => Task.FromResult(Filter(page, "Filter connections"))),
        new("filter of the jobs", Person.Support, "/jobs", page => Task.FromResult(Filter(page, "Filter by id"))),
        new("filter of the purges", Person.Admin, "/purges", page => Task.FromResult(Filter(page, "Filter purges"))),
        new("filter of the audit trail", Person.Admin, "/audit", page => Task.FromResult(Filter(page, "Filter the audit trail"))),
        new("filter of the recovery queue", Person.Support, RecoveryPage.Path, page => Task.FromResult(Filter(page, "Filter by id"))),
        new("filter by message", Person.Support, "/errors", page => Task.FromResult(Filter(page, "Filter by message"))),
        new("filter of the inbox", Person.TeamLead, InboxPage.Path, page => Task.FromResult(Filter(page, "Filter failed jobs"))),
        new("first day", Person.Admin, "/audit", async page =>
        {
            await page.GetByRole(AriaRole.Main).Locator("summary", new LocatorLocatorOptions { HasTextString = "Days" }).ClickAsync();
            return page.GetByLabel("From", new PageGetByLabelOptions { Exact = true });
        }) { FillAsync = TypedField.TypeDayAsync },
        new("last day", Person.Support, "/errors", page => Task.FromResult(page.GetByLabel("To", new PageGetByLabelOptions { Exact = true }))) { FillAsync = TypedField.TypeDayAsync },
    ];

    /// <summary>Those of what is done: reasons, notes and ids.</summary>
    public static IReadOnlyList<TypedField> OfActions(SharedApp shared) =>
    [
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
        new("reason of an override", Person.TeamLead, ConnectionPage.PathOf(shared.Purged), async page =>
        {
            await new RefreshPart(page).Override.ClickAsync();
            return new RefreshPart(page).Reason;
        }),
        new("ticket of a report", Person.Support, JobPage.PathOf(shared.FailedJobId), async page =>
        {
            await new JobPage(page).Report.ClickAsync();
            return page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = "Basiq's ticket" });
        }),
        new("note", Person.TeamLead, InboxPage.Path, async page =>
        {
            await new InboxPage(page).List.RowLinks.First.ClickAsync();
            return new InboxPage(page).Note;
        }),
        new("reason in a dialog", Person.TeamLead, InboxPage.Path, async page =>
        {
            await OpenDraftAsync(page, "Resolve");
            return new InboxPage(page).Reason;
        }),
        new("time of a snooze", Person.TeamLead, InboxPage.Path, async page =>
        {
            await OpenDraftAsync(page, "Snooze");
            await new InboxPage(page).Dialog.GetByLabel("Until").ClickAsync();
            await page.GetByRole(AriaRole.Option, new PageGetByRoleOptions { Name = "Another time", Exact = true }).ClickAsync();
            return new InboxPage(page).Dialog.GetByLabel("Time", new LocatorGetByLabelOptions { Exact = true });
        }) { FillAsync = TypedField.TypeMomentAsync },
        new("name of a view", Person.TeamLead, InboxPage.Path, async page =>
        {
            await page.GetByRole(AriaRole.Main).Locator("summary", new LocatorLocatorOptions { HasTextString = "Views" }).ClickAsync();
            return page.GetByLabel("Save what you see as");
        }),
        new("checkpoint", Person.Admin, "/audit", async page =>
        {
            await page.GetByRole(AriaRole.Main).Locator("summary", new LocatorLocatorOptions { HasTextString = "Checkpoint" }).ClickAsync();
            return page.GetByLabel("Compare with an earlier checkpoint");
        }),
    ];

    /// <summary>Why a purge is declined that waits for its second person.</summary>
    public static TypedField OfDecision(Guid purge) =>
        new("reason of declining", Person.TeamLead, $"/purges/{purge:D}", async page =>
        {
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Decline…", Exact = true }).ClickAsync();
            return page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "Decline this purge" }).GetByLabel("Reason");
        });

    private static async Task OpenDraftAsync(IPage page, string verb)
    {
        await new InboxPage(page).List.RowLinks.First.ClickAsync();
        await new InboxPage(page).Case.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = new Regex($"^{verb}", RegexOptions.None, Longest) }).ClickAsync();
    }

    private static ILocator Filter(IPage page, string name) => page.GetByRole(AriaRole.Searchbox, new PageGetByRoleOptions { Name = name, Exact = true });
}
