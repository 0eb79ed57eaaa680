using BasiqAdmin.Components.Pages.Status;
using BasiqAdmin.Components.Tests.Infrastructure;
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

        Assert.Contains("Token Valid Fetched 10 min ago Expires in 50 min Requests to /token 1 since the start; Basiq allows 1,500 in 5 minutes", text, StringComparison.Ordinal);
        Assert.Contains("Rate 200 a second Let through 1,234 People waiting 0 Background waiting 3", text, StringComparison.Ordinal);
        Assert.Contains("directory-sync Done", text, StringComparison.Ordinal);
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

        Assert.Contains("1 of 1,000 users looked at. Until every user has been looked at for the first time, there may be failed jobs that nobody has seen yet. The jobs of 1 user could not be read; that is tried again.", page.Words(), StringComparison.Ordinal);
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

        Assert.Equal(["Broke off: BasiqException", "Done, with failures", "Running"], page.FindAll("td .badge").Select(badge => badge.Words()));
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
        Assert.Contains("directory-sync Done", page.Words(), StringComparison.Ordinal);
    }
}
