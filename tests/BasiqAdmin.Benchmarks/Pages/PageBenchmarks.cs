using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace BasiqAdmin.Benchmarks.Pages;

/// <summary>
/// What a page weighs: live memory of an open circuit, bytes of a first load from a cold cache, bytes and time of a page change. Several versions of the
/// app can be measured in one run, because only figures of the same machine and hour compare.
/// </summary>
internal static class PageBenchmarks
{
    private const int OpenPages = 20;
    private const int Changes = 10;
    private const int RowsNeeded = 51;
    private const float LongestWait = 60_000;
    private const string Connections = "/connections?size=50";
    private const string FailedJobs = "/failed-jobs?size=50";
    private const string FirstRowLink = "main [data-row-link]";

    private static readonly TimeSpan LongestRound = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    // From the click to the frame after the one in which the new rows are drawn.
    private const string ClickToPaint =
        """
        name => new Promise(done => {
          const row = () => document.querySelector('main [data-row-link]')?.getAttribute('href');
          const before = row();
          const link = [...document.querySelectorAll('main a')].find(one => one.textContent.trim() === name);
          const started = performance.now();
          const look = () => row() && row() !== before
            ? requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - started)))
            : requestAnimationFrame(look);
          link.click();
          look();
        })
        """;

    /// <summary>Measures the app in each folder that it was published to.</summary>
    public static async Task RunAsync(IReadOnlyList<string> published)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium-headless-shell",
            Args = ["--no-sandbox", "--disable-gpu"],
        });
        foreach (var folder in published)
        {
            await using var app = await MeasuredApp.StartAsync(Path.GetFullPath(folder));
            await using var line = CountedLine.To(app.Port);
            Console.Out.WriteLine(folder);
            await MeasureAsync(app, line, browser);
        }
    }

    private static async Task MeasureAsync(MeasuredApp app, CountedLine line, IBrowser browser)
    {
        var context = await SignInAsync(browser, line.Address);
        await HasEnoughAsync(context, "connections");
        await HasEnoughAsync(context, "failed-jobs");
        Tell("First load of /users from a cold cache", $"{await FirstLoadAsync(context, browser, line) / 1024.0:0.0} KiB on the wire, circuit included");
        var (bytes, milliseconds) = await ChangeAsync(context, line);
        Tell("Page change, 50 connections, median", $"{bytes / 1000.0:0.0} kB on the wire, {milliseconds:0} ms from click to paint");
        foreach (var path in new[] { Connections, FailedJobs })
        {
            Tell($"Live memory of a circuit, {path}", $"{await MemoryAsync(app, context, path) / 1000.0:0} kB ({OpenPages} pages)");
        }

        await context.CloseAsync();
    }

    private static async Task<IBrowserContext> SignInAsync(IBrowser browser, Uri address)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = address.ToString(), ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        context.SetDefaultTimeout(LongestWait);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in as Team lead" }).ClickAsync();
        await page.Locator("main h1").WaitForAsync();
        await page.CloseAsync();
        return context;
    }

    // The first round through the sandbox's users fills the lists.
    private static async Task HasEnoughAsync(IBrowserContext context, string list)
    {
        var page = await context.NewPageAsync();
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < LongestRound)
        {
            await page.GotoAsync($"/{list}?size=100");
            await page.Locator("main h1").WaitForAsync();
            await Task.Delay(Quiet, TimeProvider.System);
            if (await page.Locator(FirstRowLink).CountAsync() >= RowsNeeded)
            {
                await page.CloseAsync();
                return;
            }
        }

        throw new InvalidOperationException($"There were not enough rows in {list} to measure.");
    }

    private static async Task<long> FirstLoadAsync(IBrowserContext signedIn, IBrowser browser, CountedLine line)
    {
        var cold = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = line.Address.ToString(), StorageState = await signedIn.StorageStateAsync() });
        cold.SetDefaultTimeout(LongestWait);
        var before = line.Received;
        var page = await cold.NewPageAsync();
        await page.GotoAsync("/users");
        await page.Locator(FirstRowLink).First.WaitForAsync();
        await Task.Delay(Quiet, TimeProvider.System);
        var bytes = line.Received - before;
        await cold.CloseAsync();
        return bytes;
    }

    private static async Task<(double Bytes, double Milliseconds)> ChangeAsync(IBrowserContext context, CountedLine line)
    {
        var page = await OpenAsync(context, Connections);
        var (bytes, times) = (new List<double>(), new List<double>());
        for (var change = 0; change < Changes; change++)
        {
            await Task.Delay(Quiet, TimeProvider.System);
            var before = line.Received;
            times.Add(await page.EvaluateAsync<double>(ClickToPaint, change % 2 == 0 ? "Next" : "Previous"));
            await Task.Delay(Quiet, TimeProvider.System);
            bytes.Add(line.Received - before);
        }

        await page.CloseAsync();
        return (Median(bytes), Median(times));
    }

    // One page stays open the whole time, so that what all circuits share is not counted to the others.
    private static async Task<double> MemoryAsync(MeasuredApp app, IBrowserContext context, string path)
    {
        var pages = new List<IPage> { await OpenAsync(context, path) };
        await Task.Delay(Quiet, TimeProvider.System);
        var one = await app.LiveBytesAsync();
        for (var number = 0; number < OpenPages; number++)
        {
            pages.Add(await OpenAsync(context, path));
        }

        await Task.Delay(Quiet, TimeProvider.System);
        var all = await app.LiveBytesAsync();
        foreach (var page in pages)
        {
            await page.CloseAsync();
        }

        return (all - one) / (double)OpenPages;
    }

    private static async Task<IPage> OpenAsync(IBrowserContext context, string path)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        await page.Locator(FirstRowLink).First.WaitForAsync();
        return page;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Tell(string what, string figure) => Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what}: {figure}"));
}
