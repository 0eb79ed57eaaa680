using System.Globalization;
using System.Text.RegularExpressions;
using BasiqAdmin.BrowserTests.Infrastructure;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Pages;

/// <summary>A team lead without a mouse in the inbox.</summary>
public sealed partial class KeyboardLead(IPage page)
{
    private const int MostTabs = 80;

    public InboxPage Inbox { get; } = new(page);

    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            await page.Keyboard.PressAsync(key);
        }
    }

    /// <summary>Waits until the first chip says that so many cases are open.</summary>
    public Task SeesOpenAsync(int count) =>
        Expect(page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = $"All {count.ToString("N0", CultureInfo.InvariantCulture)}", Exact = true })).ToBeVisibleAsync();

    /// <summary>Puts aside what the outage explains; the outage comes before the first case.</summary>
    public async Task SnoozeOutageAsync(string bank)
    {
        var outage = Inbox.Fold(bank).Locator("[data-row-link]");
        // The outages may come after the cases, and the first row is the first of what is there.
        await Expect(outage).ToBeVisibleAsync();
        await PressAsync("j");
        await Expect(outage).ToBeFocusedAsync();
        await PressAsync("s");
        await ConfirmAsync("Snooze");
        await Expect(Inbox.Fold(bank)).ToHaveCountAsync(0);
    }

    /// <summary>Opens the first case and resolves it; the next one is open then.</summary>
    public async Task ResolveFirstAsync(string reason)
    {
        await OpenFirstAsync();
        var number = await OpenNumberAsync();
        await PressAsync("e");
        await WriteAsync(reason);
        await Expect(page.GetByText($"case {number}: resolved")).ToBeVisibleAsync();
        await HasMovedOnAsync(number);
    }

    /// <summary>Puts the open case aside; the next one is open then.</summary>
    public async Task SnoozeOpenAsync()
    {
        var number = await OpenNumberAsync();
        await PressAsync("s");
        await ConfirmAsync("Snooze");
        await Expect(page.GetByText($"case {number}: snoozed")).ToBeVisibleAsync();
        await HasMovedOnAsync(number);
    }

    public async Task ResolveAllAsync(string reason)
    {
        await PressAsync("j", "x");
        await Expect(Inbox.Selection).ToContainTextAsync("1 selected");
        await TabToAsync(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = SelectAll() }));
        await PressAsync("Enter");
        await Expect(Inbox.Selection).ToContainTextAsync("that match");
        await PressAsync("e");
        await Expect(Inbox.Dialog).ToContainTextAsync("This changes");
        await WriteAsync(reason);
        await Expect(Inbox.Dialog).ToHaveCountAsync(0);
    }

    private async Task OpenFirstAsync()
    {
        await PressAsync("j");
        await Expect(Inbox.List.RowLinks.First).ToBeFocusedAsync();
        var href = await Inbox.List.RowLinks.First.GetAttributeAsync("href");
        await PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(href!) + "$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(Inbox.Case).ToContainTextAsync("Next step");
    }

    private async Task WriteAsync(string reason)
    {
        await Expect(Inbox.Reason).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(reason);
        await PressAsync("Enter");
    }

    private async Task ConfirmAsync(string verb)
    {
        await Expect(Inbox.Confirm(verb)).ToBeEnabledAsync();
        await TabToAsync(Inbox.Confirm(verb));
        await PressAsync("Enter");
        await Expect(Inbox.Dialog).ToHaveCountAsync(0);
    }

    private async Task<string> OpenNumberAsync() => (await Inbox.List.Table.Locator("[aria-current=true]").GetAttributeAsync("href"))!.Split('=')[^1];

    // The case has left the list, and the one that stands in its place is open and has the focus.
    private async Task HasMovedOnAsync(string number)
    {
        await Expect(Inbox.Row(number)).ToHaveCountAsync(0);
        await Expect(Inbox.List.RowLinks.First).ToHaveAttributeAsync("aria-current", "true");
        await Expect(Inbox.List.RowLinks.First).ToBeFocusedAsync();
        await Expect(Inbox.Case).ToContainTextAsync("Next step");
    }

    private Task TabToAsync(ILocator wanted) => page.TabToAsync(wanted, MostTabs, "Shift+Tab");

    [GeneratedRegex("^Select all [0-9,]+$", RegexOptions.None, 1000)]
    private static partial Regex SelectAll();
}
