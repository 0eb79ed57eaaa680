using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Infrastructure;

/// <summary>Time that passes until a page shows by itself what has come of it.</summary>
internal static class Patience
{
    private const int MostPushes = 200;
    private const float Look = 400;

    /// <summary>Pushes the clocks on, again and again, until the sight is there.</summary>
    public static async Task UntilVisibleAsync(this ILocator sight, Func<Task> push)
    {
        for (var pushes = 0; pushes < MostPushes; pushes++)
        {
            await push();
            try
            {
                await Expect(sight).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = Look });
                return;
            }
            catch (PlaywrightException)
            {
                // Not yet.
            }
        }

        await Expect(sight).ToBeVisibleAsync();
    }
}
