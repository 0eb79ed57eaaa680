using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Pages;

/// <summary>The inbox of failed jobs.</summary>
public sealed class InboxPage(IPage page)
{
    public const string Path = "/failed-jobs";

    public ListPart List => new(page, "Failed jobs");

    /// <summary>The case beside the list.</summary>
    public ILocator Case => page.GetByRole(AriaRole.Complementary, new PageGetByRoleOptions { Name = "Failed job", Exact = true });

    /// <summary>What is selected, and what can be done with it.</summary>
    public ILocator Selection => page.GetByRole(AriaRole.Group, new PageGetByRoleOptions { Name = "Selection", Exact = true });

    public ILocator Dialog => page.GetByRole(AriaRole.Dialog);

    public ILocator Reason => Dialog.GetByRole(AriaRole.Textbox, new LocatorGetByRoleOptions { Name = "Reason" });

    /// <summary>Whom the case is assigned to.</summary>
    public ILocator Assignee => Case.GetByRole(AriaRole.Combobox, new LocatorGetByRoleOptions { Name = "Assigned to" });

    public ILocator Note => Case.GetByRole(AriaRole.Textbox, new LocatorGetByRoleOptions { Name = "Note" });

    public async Task AddNoteAsync(string text)
    {
        await Note.FillAsync(text);
        await Button("Add note").ClickAsync();
        await Assertions.Expect(Case).ToContainTextAsync(text);
    }

    /// <summary>The row of a case.</summary>
    public ILocator Row(string number) => List.Table.GetByRole(AriaRole.Checkbox, new LocatorGetByRoleOptions { NameRegex = new Regex($"^Select case {number},", RegexOptions.None, TimeSpan.FromSeconds(1)) });

    /// <summary>How many rows of the page are listed.</summary>
    public Task<int> CountAsync() => List.RowLinks.CountAsync();

    public ILocator Fold(string bank) => page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = $"Outage of {bank}", Exact = true });

    public ILocator Button(string name) => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name, Exact = true });

    /// <summary>The button that does it, whatever the number of cases on it.</summary>
    public ILocator Confirm(string verb) => Dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = new Regex($"^{Regex.Escape(verb)}", RegexOptions.None, TimeSpan.FromSeconds(1)) });

    /// <summary>Selects what one cause has on this page.</summary>
    public ILocator SelectGroup => page.GetByRole(AriaRole.Checkbox, new PageGetByRoleOptions { NameRegex = new Regex("^Select group: ", RegexOptions.None, TimeSpan.FromSeconds(1)) });

    public ILocator SelectPage => page.GetByRole(AriaRole.Checkbox, new PageGetByRoleOptions { Name = "Select page", Exact = true });

    /// <summary>The message about what was just done.</summary>
    public ILocator Message(string text) => page.GetByRole(AriaRole.Status, new PageGetByRoleOptions { Name = "Messages" }).GetByText(text);

    /// <summary>Gives the open case to somebody.</summary>
    public async Task AssignAsync(string name)
    {
        await Assignee.ClickAsync();
        await page.GetByRole(AriaRole.Option, new PageGetByRoleOptions { Name = name, Exact = true }).ClickAsync();
    }
}
