using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Infrastructure;

/// <summary>How somebody works a page: with the mouse, or with the keyboard alone. Counts what they do.</summary>
/// <param name="page">What is worked.</param>
/// <param name="hasMouse">Whether there is a mouse; without one, everything is reached with the Tab key.</param>
public sealed class Hand(IPage page, bool hasMouse)
{
    private const int MostTabs = 150;

    public IPage Page => page;

    /// <summary>Clicks, chords and phrases typed so far. A phrase counts once, with the click or the Tab that leads to its field; so does all that leads the keyboard to a button.</summary>
    public int Steps { get; private set; }

    /// <summary>Presses a button, or follows a link.</summary>
    public Task PressAsync(ILocator what) => UseAsync(what, "Enter");

    /// <summary>Ticks a box.</summary>
    public Task TickAsync(ILocator box) => UseAsync(box, " ");

    /// <summary>Presses keys that do something wherever one is.</summary>
    public Task ChordAsync(string keys)
    {
        Steps++;
        return page.Keyboard.PressAsync(keys);
    }

    /// <summary>Types into a field.</summary>
    public async Task TypeAsync(ILocator field, string text)
    {
        Steps++;
        if (hasMouse)
        {
            await field.ClickAsync();
        }
        else
        {
            await page.TabToAsync(field, MostTabs);
        }

        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Pastes into a field as a clipboard does.</summary>
    public async Task PasteAsync(ILocator field, string text)
    {
        Steps++;
        await Expect(field).ToBeFocusedAsync();
        await field.DispatchEventAsync("paste");
        await page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>Takes the first of the suggestions under the search box.</summary>
    public async Task TakeFirstAsync(ILocator suggestions)
    {
        Steps++;
        await Expect(suggestions.First).ToBeVisibleAsync();
        if (hasMouse)
        {
            await suggestions.First.ClickAsync();
            return;
        }

        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(suggestions.First).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Enter");
    }

    private async Task UseAsync(ILocator what, string key)
    {
        Steps++;
        await Expect(what).ToBeEnabledAsync();
        if (hasMouse)
        {
            await what.ClickAsync();
            return;
        }

        await page.TabToAsync(what, MostTabs);
        await page.Keyboard.PressAsync(key);
    }
}

/// <summary>The way of the keyboard through a page.</summary>
internal static class Tabs
{
    /// <summary>Presses Tab, or another key that moves the focus, until it is on something.</summary>
    /// <exception cref="InvalidOperationException">It is not reached with so many.</exception>
    public static async Task TabToAsync(this IPage page, ILocator wanted, int most, string key = "Tab")
    {
        await Expect(wanted).ToBeVisibleAsync();
        for (var tabs = 0; tabs < most; tabs++)
        {
            if (await wanted.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            // Of tabs, chips and headings in a line Tab stops at one; the arrow keys lead to the others.
            var isBeside = await wanted.EvaluateAsync<bool>("element => element.closest('[data-roving]')?.contains(document.activeElement) === true");
            await page.Keyboard.PressAsync(isBeside ? "ArrowRight" : key);
        }

        throw new InvalidOperationException($"{wanted} cannot be reached with the {key} key.");
    }
}
