using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.BrowserTests.Infrastructure;

/// <summary>Lets visitors in, keeps evidence of each when the test fails, and fails it when a page complained in its console.</summary>
public abstract partial class BrowserTest(Chromium chromium) : IAsyncLifetime
{
    private readonly List<Visitor> _visitors = [];
    private readonly List<AdminApp> _apps = [];
    private readonly List<SlowLine> _lines = [];

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        var complaints = _visitors.SelectMany(visitor => visitor.Complaints).ToList();
        if (complaints.Count > 0 || TestContext.Current.TestState?.Result is TestResult.Failed)
        {
            await KeepEvidenceAsync();
        }

        foreach (var visitor in _visitors)
        {
            await visitor.DisposeAsync();
        }

        foreach (var line in _lines)
        {
            await line.DisposeAsync();
        }

        // Last, because an open page would go on asking for its server.
        foreach (var app in _apps)
        {
            await app.DisposeAsync();
        }

        GC.SuppressFinalize(this);
        Assert.Empty(complaints);
    }

    /// <summary>A new person at a browser window, before the first page.</summary>
    protected Task<Visitor> EnterAsync(AdminApp app, Screen? screen = null) => EnterAsync(app.Address, screen);

    /// <summary>The same at an address.</summary>
    protected async Task<Visitor> EnterAsync(Uri address, Screen? screen = null)
    {
        var visitor = await Visitor.EnterAsync(chromium, address, screen ?? Screen.Desktop);
        _visitors.Add(visitor);
        return visitor;
    }

    /// <summary>A new person at the far end of a line on which everything takes <paramref name="delay"/> longer, each way.</summary>
    protected Task<Visitor> EnterFromAfarAsync(AdminApp app, TimeSpan delay)
    {
        var line = SlowLine.To(app.Address, delay);
        _lines.Add(line);
        return EnterAsync(line.Address);
    }

    /// <summary>An app for this test alone.</summary>
    protected Task<AdminApp> StartAppAsync(params (string Key, string Value)[] settings) => StartAppAsync(isSandboxStill: false, settings);

    /// <summary>The same over a sandbox whose jobs go on only as its clock is pushed, however slow the machine is.</summary>
    protected Task<AdminApp> StartAppOverStillSandboxAsync() => StartAppAsync(isSandboxStill: true, []);

    private async Task<AdminApp> StartAppAsync(bool isSandboxStill, (string Key, string Value)[] settings)
    {
        var app = await AdminApp.StartAsync(isSandboxStill, Token, settings);
        _apps.Add(app);
        return app;
    }

    [GeneratedRegex("[^A-Za-z0-9.-]+", RegexOptions.None, 1000)]
    private static partial Regex NotForFileNames();

    private async Task KeepEvidenceAsync()
    {
        var test = NotForFileNames().Replace(TestContext.Current.Test?.TestDisplayName ?? "test", "_");
        for (var number = 0; number < _visitors.Count; number++)
        {
            await _visitors[number].KeepEvidenceAsync($"{test}-{number + 1}");
        }

        Directory.CreateDirectory(Artifacts.Failures);
        var troubles = _apps.SelectMany(app => app.Logs.Lines).Where(line => line.Level >= LogLevel.Warning).Select(line => line.AllText);
        await File.WriteAllLinesAsync(Path.Combine(Artifacts.Failures, $"{test}.log"), troubles, CancellationToken.None);
    }
}
