using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Infrastructure;

/// <summary>Time that passes until a page shows by itself what has come of it.</summary>
internal static class Retry
{
    private const int MostPushes = 400;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>Pushes the clocks on, again and again, until the sight is there.</summary>
    public static async Task UntilVisibleAsync(this ILocator sight, Func<Task> push)
    {
        // Asked, not expected: whatever else Playwright has to say, such as two sights for one or a page that crashed, fails the test at once.
        using var looks = new PeriodicTimer(Look);
        for (var pushes = 0; pushes < MostPushes && !await sight.IsVisibleAsync(); pushes++)
        {
            await push();
            await looks.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        await Expect(sight).ToBeVisibleAsync();
    }
}
