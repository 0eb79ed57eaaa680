using System.Collections.Concurrent;
using BasiqAdmin.BrowserTests.Pages;
using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Infrastructure;

/// <summary>A person at a browser window of their own: own cookies, own console, and own trace unless it is left out.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly IBrowserContext _context;
    private readonly bool _isTraced;
    private bool _complaintsExpected;

    private Visitor(IBrowserContext context, IPage page, bool isTraced)
    {
        (_context, _isTraced) = (context, isTraced);
        Page = page;
        page.Console += (_, message) => Note(message);
        page.PageError += (_, error) => _complaints.Enqueue(error);
    }

    public IPage Page { get; }

    public IBrowserContext Context => _context;

    internal static async Task<Visitor> EnterAsync(Chromium chromium, Uri address, Screen screen, bool isTraced = true)
    {
        var context = await chromium.NewContextAsync(screen, address);
        if (isTraced)
        {
            await context.Tracing.StartAsync(new TracingStartOptions { Snapshots = true });
        }

        return new Visitor(context, await context.NewPageAsync(), isTraced);
    }

    /// <summary>Signs in and lands on <paramref name="path"/>.</summary>
    public async Task SignInAsync(Person person, string path = "/")
    {
        await Page.GotoAsync($"{SignInPage.Path}?returnUrl={Uri.EscapeDataString(path)}");
        await new SignInPage(Page).ChooseAsync(person);
    }

    /// <summary>For journeys that break the network on purpose: what the browser's console says then is no defect of the app.</summary>
    public void ExpectConsoleErrors() => _complaintsExpected = true;

    public IReadOnlyList<string> Complaints => _complaintsExpected ? [] : [.. _complaints];

    internal async Task KeepEvidenceAsync(string name)
    {
        Directory.CreateDirectory(Artifacts.Failures);
        var file = Path.Combine(Artifacts.Failures, name);
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = file + ".png", FullPage = true });
        await File.WriteAllTextAsync(file + ".console.txt", string.Join(Environment.NewLine, _complaints));
        if (_isTraced)
        {
            await _context.Tracing.StopAsync(new TracingStopOptions { Path = file + ".zip" });
        }
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private void Note(IConsoleMessage message)
    {
        if (string.Equals(message.Type, "error", StringComparison.Ordinal))
        {
            _complaints.Enqueue($"{message.Text} ({message.Location})");
        }
    }
}
