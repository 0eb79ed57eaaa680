using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.Testing.Runs;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace BasiqAdmin.BrowserTests.Infrastructure;

/// <summary>One browser for the whole run; each visitor has a context of its own in it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // The sandbox of Chromium does not work for root, and the rest only looks for hosts that no test needs.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    // Pages answer within milliseconds; a machine that builds something else meanwhile does not.
    private const float LongestWait = 20_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private IBrowser Browser => _browser ?? throw new InvalidOperationException("The browser has not been started.");

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(LongestWait);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium-headless-shell",
            Args = Flags,
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    internal Task<IBrowserContext> NewContextAsync(Screen screen, Uri address) =>
        Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            // Only the tests' own certificates are met.
            IgnoreHTTPSErrors = address.Scheme == Uri.UriSchemeHttps,
            ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
            ColorScheme = screen.Theme is Theme.Dark ? ColorScheme.Dark : ColorScheme.Light,
            // Nothing then moves while it is looked at.
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-AU",
            TimezoneId = "Australia/Sydney",
            HasTouch = screen.Width < 600,
        });
}
