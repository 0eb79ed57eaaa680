using BasiqAdmin.BrowserTests.Infrastructure;

namespace BasiqAdmin.BrowserTests.Accessibility;

public sealed class DesktopPageTests(Chromium chromium, SharedApp shared) : PageTests(chromium, shared)
{
    [Theory]
    [InlineData(1440, Theme.Light)]
    [InlineData(1440, Theme.Dark)]
    [InlineData(768, Theme.Light)]
    public Task Pages_OnADesktopOrTablet_BreakNoRule(int width, Theme theme) => LookAtEveryPageAsync(new Screen(width, theme));
}
