using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;

namespace BasiqAdmin.BrowserTests.Screenshots;

/// <summary>The pictures of the README. <c>build/screenshots</c> asks for them; a test run does not write into the repository.</summary>
[Trait("Category", "Screenshots")]
[Trait("Pictures", "Readme")]
public sealed class ReadmeScreenshots(Chromium chromium, SharedApp shared) : BrowserTest(chromium)
{
    public static bool AreWanted => Environment.GetEnvironmentVariable("TAKE_SCREENSHOTS") == "1";

    [Theory(SkipUnless = nameof(AreWanted), Skip = "build/screenshots takes them.")]
    [InlineData(1440, Theme.Light)]
    [InlineData(1440, Theme.Dark)]
    [InlineData(375, Theme.Light)]
    [InlineData(375, Theme.Dark)]
    public async Task Pages_AsTheyLook_AreKept(int width, Theme theme)
    {
        var screen = new Screen(width, theme);
        var visitor = await EnterAsync(shared.App, screen);
        await visitor.SignInAsync(Person.Admin);

        foreach (var place in Place.All(shared))
        {
            await place.OpenAsync(visitor);
            await ReadmePicture.KeepAsync(visitor, place.Name, screen);
            Assert.True(File.Exists(Path.Combine(Artifacts.Screenshots, $"{place.Name}-{screen}.png")));
        }
    }
}
