using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Pages;

/// <summary>The audit trail.</summary>
public sealed class AuditPage(IPage page)
{
    public const string Path = "/audit";

    /// <summary>Only the entries of one kind: people who sign in and out fill the first page.</summary>
    public static string PathOf(string action) => $"{Path}?action={action}";

    public ListPart Entries => new(page, "Audit entries");

    public ILocator Verdict => page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Audit log check" });

    // A list that is narrowed was not checked unasked.
    public Task VerifyAsync() => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Check now" }).Or(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Check again" })).ClickAsync();

    /// <summary>The rows of one kind of entry.</summary>
    public ILocator Of(string action) => Entries.Rows.Filter(new LocatorFilterOptions { Has = page.GetByText(action, new PageGetByTextOptions { Exact = true }) });
}
