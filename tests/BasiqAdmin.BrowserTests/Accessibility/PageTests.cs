using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Journeys;
using BasiqAdmin.BrowserTests.Pages;
using BasiqAdmin.Testing.Sandbox;
using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Accessibility;

/// <summary>
/// WCAG 2.2 AA on every page, on each width in both themes, and no sideways scroll, at 200 % zoom either. A page is opened once and shown on one screen after the other:
/// opening it takes as long as looking at it.
/// </summary>
public abstract class PageTests(Chromium chromium, SharedApp shared) : BrowserTest(chromium)
{
    private static readonly int[] Widths = [1440, 768, 375];

    // A desktop of 1440 pixels has half as many at 200 %.
    private const int ZoomedWidth = 720;

    protected SharedApp Shared => shared;

    protected async Task LookAtEveryPageAsync(Func<int, bool> isMine)
    {
        var visitor = await EnterAsync(shared.App);
        await visitor.SignInAsync(Person.Admin);
        var faults = new List<string>();

        foreach (var (_, place) in Place.All(shared).Index().Where(place => isMine(place.Index)))
        {
            await place.OpenAsync(visitor);
            faults.AddRange((await LookAtAsync(visitor.Page)).Select(fault => $"{place.Name}: {fault}"));
            await ShowOnAsync(visitor.Page, Screen.Desktop);
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    protected static async Task<IReadOnlyList<string>> LookAtAsync(IPage page)
    {
        var faults = await LookAtAsync(page, Widths);
        await ShowOnAsync(page, new Screen(ZoomedWidth, Theme.Light));
        return [.. faults, .. await SidewaysAsync(page, "200 %")];
    }

    protected static async Task<IReadOnlyList<string>> LookAtAsync(IPage page, params int[] widths)
    {
        var faults = new List<string>();
        foreach (var screen in Enum.GetValues<Theme>().SelectMany(theme => widths.Select(width => new Screen(width, theme))))
        {
            await ShowOnAsync(page, screen);
            faults.AddRange((await AxeScan.ViolationsAsync(page, screen.Theme)).Select(violation => $"{screen}: {violation}"));
            faults.AddRange(await SidewaysAsync(page, screen.ToString()));
        }

        return faults;
    }

    private static async Task ShowOnAsync(IPage page, Screen screen)
    {
        await page.SetViewportSizeAsync(screen.Width, screen.Height);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = screen.Theme is Theme.Dark ? ColorScheme.Dark : ColorScheme.Light });

        // Colours change with the next frames, not at once.
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    private static async Task<IEnumerable<string>> SidewaysAsync(IPage page, string screen)
    {
        var tooWide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return tooWide > 0 ? [$"{screen}: {tooWide} pixels wider than the screen"] : [];
    }
}

/// <summary>One half of the pages.</summary>
public sealed class EvenPageTests(Chromium chromium, SharedApp shared) : PageTests(chromium, shared)
{
    [Fact]
    public Task Pages_OnEachScreen_BreakNoRule() => LookAtEveryPageAsync(int.IsEvenInteger);
}

/// <summary>The other half, at the same time.</summary>
public sealed class OddPageTests(Chromium chromium, SharedApp shared) : PageTests(chromium, shared)
{
    [Fact]
    public Task Pages_OnEachScreen_BreakNoRule() => LookAtEveryPageAsync(int.IsOddInteger);
}

/// <summary>What cannot be looked at on the way through all pages: choices that stay where they were opened, and the purge of another person.</summary>
public sealed class OpenedTests(Chromium chromium, SharedApp shared) : PageTests(chromium, shared)
{
    [Theory]
    [InlineData(1440)]
    [InlineData(768)]
    [InlineData(375)]
    public async Task Choice_Opened_BreaksNoRule(int width)
    {
        var visitor = await EnterAsync(Shared.App, new Screen(width, Theme.Light));
        await visitor.SignInAsync(Person.Admin);

        await Place.OpenChoice.OpenAsync(visitor);

        Assert.Empty(await LookAtAsync(visitor.Page, width));
    }

    [Fact]
    public async Task DeclineDialog_OnEachScreen_BreaksNoRule()
    {
        var app = await StartAppAsync(("Purge:RequireSecondPerson", "true"));
        var waiting = await SharedApp.PurgeAsync(app, await SharedApp.SignInAsync(app, Token), await app.Sandbox.CustomerAsync(SeededPeople.Max, Token), Token);
        var reason = TypedFields.OfDecision(waiting);
        var visitor = await EnterAsync(app);
        await visitor.SignInAsync(reason.Person, reason.Path);

        await reason.OpenAsync(visitor.Page);

        Assert.Empty(await LookAtAsync(visitor.Page));
    }
}
