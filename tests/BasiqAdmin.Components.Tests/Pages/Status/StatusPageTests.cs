using BasiqAdmin.Components.Pages.Status;
using BasiqAdmin.Services.Demo;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Status;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Status;

public sealed class StatusPageTests : PageTest
{
    [Fact]
    public void Status_Opened_ShowsTokenBudgetWorkersAndDatabase()
    {
        var text = Open<StatusPage>("/status").Words();

        Assert.Contains("Token Valid Fetched 10 min ago Expires in 50 min Tokens fetched 1 since the start · Basiq allows 1,500 in 5 minutes", text, StringComparison.Ordinal);
        Assert.Contains("1 % of the next second is taken: 3 waiting, 200 a second allowed. People waiting 0 Background waiting 3 Sent since the start 1,234", text, StringComparison.Ordinal);
        Assert.Contains("User updates Reads users and their connections again. Done", text, StringComparison.Ordinal);
        Assert.Contains("Everything works The only worker last ran 1 min ago.", text, StringComparison.Ordinal);
        Assert.Contains("Database SQLite 3.40.1 Size 5.0 MB", text, StringComparison.Ordinal);
        Assert.Contains("Sandbox", text, StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1:7070/", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DemoData_Stored_SaysThatItIsInvented()
    {
        var report = await Status.GetAsync(Current.Actor, Xunit.TestContext.Current.CancellationToken);
        Status.Get.Is(report with { Demo = new DemoReport(1000, 24534, 1962, 14, 334) });

        var page = Open<StatusPage>("/status");

        Assert.Contains("Demo data 24,534 jobs, 1,962 cases and 14 purges, all invented; the banks' history before the first start, too", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FirstRound_UnderWay_IsTold()
    {
        var report = await Status.GetAsync(Current.Actor, Xunit.TestContext.Current.CancellationToken);
        Status.Get.Is(report with { FirstRound = new FirstRound(1, 1, 1000) });

        var page = Open<StatusPage>("/status");

        Assert.Contains("1 of 1,000 users checked. More failed jobs may appear until all are checked. The jobs of 1 user could not be read yet. We try again.", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workers_InTrouble_SaySo()
    {
        var report = await Status.GetAsync(Current.Actor, Xunit.TestContext.Current.CancellationToken);
        Status.Get.Is(report with
        {
            Workers =
            [
                new WorkerReport("broken", Sample.Now, Sample.Now, 3, 0, "BasiqException"),
                new WorkerReport("partly", Sample.Now, Sample.Now, 3, 1, null),
                new WorkerReport("running", Sample.Now, null, 3, 0, null),
            ],
        });

        var page = Open<StatusPage>("/status");

        Assert.Equal(["Stopped by an error", "1 failed", "Running"], page.FindAll("td .badge").Select(badge => badge.Words()));
        Assert.Contains("BasiqException", page.Find("tbody tr").Words(), StringComparison.Ordinal);
        var banner = page.Find(".status-banner").Words();
        Assert.Contains("2 things need attention", banner, StringComparison.Ordinal);
        Assert.Contains("broken stopped with an error.", banner, StringComparison.Ordinal);
        Assert.Contains("partly: 1 of 3 failed in the last run.", banner, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Budget_PausedByBasiq_IsFullAndSaysUntilWhen()
    {
        var report = await Status.GetAsync(Current.Actor, Xunit.TestContext.Current.CancellationToken);
        Status.Get.Is(report with { Budget = report.Budget with { PausedUntil = Sample.Now.AddSeconds(30) } });

        var page = Open<StatusPage>("/status");

        Assert.Contains("Nothing is sent until 20 Nov 2026 09:00:30 UTC", page.Words(), StringComparison.Ordinal);
        Assert.Equal("100", page.Find("[role=progressbar]").GetAttribute("aria-valuenow"));
        Assert.Contains("Basiq asked this app to wait.", page.Find(".status-banner").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Status_WhileOpen_IsLookedAtAgain()
    {
        var page = Open<StatusPage>("/status");

        Time.Advance(TimeSpan.FromSeconds(10));

        page.WaitForAssertion(() => Assert.Equal(2, Status.Get.Asked));
    }

    [Fact]
    public void UnknownCodes_Seen_AreListedWithFirstAndLastTimeAndTheirJobs()
    {
        Jobs.UnknownCodes.Is([new UnknownCodeRow("brand-new-code", Sample.Now.AddDays(-2), Sample.Now.AddMinutes(-5), 1234, Sample.JobId)]);

        var row = Open<StatusPage>("/status").Find("table:has(caption:contains('Unknown codes')) tbody tr");

        Assert.StartsWith("brand-new-code 2 days ago 5 min ago 1,234", row.Words(), StringComparison.Ordinal);
        Assert.Equal(["/jobs?code=brand-new-code", $"/jobs/{Sample.JobId}"], row.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void UnknownCodes_None_SaySo()
    {
        Assert.Contains("Every code is known", Open<StatusPage>("/status").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownCodes_Unreadable_DoNotCostTheStatus()
    {
        Jobs.UnknownCodes.Fails(new InvalidOperationException("away"));

        var page = Open<StatusPage>("/status");

        Assert.Contains("Unknown codes could not be loaded", page.Find("[role=alert]").Words(), StringComparison.Ordinal);
        Assert.Contains("User updates", page.Words(), StringComparison.Ordinal);
    }
}
