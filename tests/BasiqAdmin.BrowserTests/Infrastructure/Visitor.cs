using System.Collections.Concurrent;
using BasiqAdmin.BrowserTests.Pages;
using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Infrastructure;

/// <summary>A person at a browser window of their own: own cookies, own console.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly IBrowserContext _context;
    private bool _complaintsExpected;

    private Visitor(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) => Note(message);
        page.PageError += (_, error) => _complaints.Enqueue(error);
    }

    public IPage Page { get; }

    public IBrowserContext Context => _context;

    internal static async Task<Visitor> EnterAsync(Chromium chromium, Uri address, Screen screen)
    {
        var context = await chromium.NewContextAsync(screen, address);
        return new Visitor(context, await context.NewPageAsync());
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

    /// <remarks>No trace of Playwright's: keeping each page as it was took a seventh of the time of all journeys.</remarks>
    internal async Task KeepEvidenceAsync(string name)
    {
        Directory.CreateDirectory(Artifacts.Failures);
        var file = Path.Combine(Artifacts.Failures, name);
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = file + ".png", FullPage = true });
        await File.WriteAllTextAsync(file + ".html", await Page.ContentAsync());
        await File.WriteAllTextAsync(file + ".console.txt", string.Join(Environment.NewLine, _complaints));
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
