using BasiqAdmin.BrowserTests.Infrastructure;
using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Screenshots;

/// <summary>A picture of the README, of what a visitor sees at this moment.</summary>
internal static class ReadmePicture
{
    /// <summary>Keeps it under its name, if pictures are wanted.</summary>
    public static async Task KeepAsync(Visitor visitor, string name, Screen screen)
    {
        if (ReadmeScreenshots.AreWanted)
        {
            Directory.CreateDirectory(Artifacts.Screenshots);
            var file = Path.Combine(Artifacts.Screenshots, $"{name}-{screen}.png");
            await visitor.Page.ScreenshotAsync(new PageScreenshotOptions { Path = file, Animations = ScreenshotAnimations.Disabled });
        }
    }
}
