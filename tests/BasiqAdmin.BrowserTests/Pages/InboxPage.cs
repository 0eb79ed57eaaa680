using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Pages;

/// <summary>The inbox of failed jobs.</summary>
public sealed partial class InboxPage(IPage page)
{
    public const string Path = "/failed-jobs";

    public ListPart List => new(page, "Failed jobs");

    /// <summary>The case beside the list.</summary>
    public ILocator Case => page.GetByRole(AriaRole.Complementary, new PageGetByRoleOptions { Name = "Failed job", Exact = true });

    public ILocator Dialog => page.GetByRole(AriaRole.Dialog);

    public ILocator Reason => Dialog.GetByRole(AriaRole.Textbox, new LocatorGetByRoleOptions { Name = "Reason" });

    /// <summary>How many rows of the page are listed.</summary>
    public Task<int> CountAsync() => List.RowLinks.CountAsync();

    public ILocator Fold(string bank) => page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = $"Outage of {bank}", Exact = true });

    public ILocator Button(string name) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name, Exact = true });

    /// <summary>The button that does it, whatever the number of cases on it.</summary>
    public ILocator Confirm(string verb) => Dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = new Regex($"^{Regex.Escape(verb)}", RegexOptions.None, TimeSpan.FromSeconds(1)) });

    public ILocator SelectPage => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = SelectThese() });

    [GeneratedRegex("^Select these ", RegexOptions.None, 1000)]
    private static partial Regex SelectThese();
}
