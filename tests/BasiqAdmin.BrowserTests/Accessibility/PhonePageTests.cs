using BasiqAdmin.BrowserTests.Infrastructure;

namespace BasiqAdmin.BrowserTests.Accessibility;

public sealed class PhonePageTests(Chromium chromium, SharedApp shared) : PageTests(chromium, shared)
{
    [Theory]
    [InlineData(Theme.Light)]
    [InlineData(Theme.Dark)]
    public Task Pages_OnAPhone_BreakNoRule(Theme theme) => LookAtEveryPageAsync(new Screen(375, theme));
}
