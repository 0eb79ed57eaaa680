using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Pages;

/// <summary>One job, step by step.</summary>
public sealed class JobPage(IPage page)
{
    /// <summary>What is read out while the job runs.</summary>
    public ILocator Progress => page.GetByRole(AriaRole.Main).Locator("[role=status][aria-live=polite]");

    public ILocator Steps => page.GetByRole(AriaRole.List, new PageGetByRoleOptions { Name = "Steps", Exact = true }).First.GetByRole(AriaRole.Listitem);

    /// <summary>Why the job waits and when it goes on.</summary>
    public ILocator Paused => page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Paused", Exact = true });

    public ILocator Report => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Report to Basiq", Exact = true });

    public ILocator CopyReport => page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Copy", Exact = true });

    public ILocator MarkAsReported => page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Mark as reported", Exact = true });

    public static string PathOf(string jobId) => $"/jobs/{jobId}";

    /// <summary>The badge beside the heading.</summary>
    public ILocator State(string word) => page.Locator(".page-head").GetByText(word, new LocatorGetByTextOptions { Exact = true });
}
