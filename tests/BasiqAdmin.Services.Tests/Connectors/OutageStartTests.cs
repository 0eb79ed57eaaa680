using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Jobs.History;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Tests.Jobs;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Connectors;

/// <summary>An outage has one start, wherever it is told.</summary>
public sealed class OutageStartTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Outage_WithAGapAndFailuresBeforeIt_BeganAtOneTime_WhereverItIsTold()
    {
        await using var scene = await WatchScene.StartAsync();
        var jobs = await JobScene.SetAsync(scene.Host);
        await scene.LookAsync();
        await jobs.SeeAsync(jobs.Job("job-1", TimeSpan.FromDays(5)).Failed("service-unavailable").Build());
        await scene.SeeAsync("major-outage");
        var began = scene.Now;
        await scene.LookAsync(after: TimeSpan.FromHours(30));
        await scene.LookAsync(after: TimeSpan.FromHours(1));
        await jobs.SeeAsync(jobs.Job("job-2", TimeSpan.FromMinutes(10)).Failed("service-unavailable").Build());

        var row = (await Health().SearchAsync(TestActors.Support, new ConnectorFilter("AU00000"), new PageRequest(100), 14, Token)).Items.Single(IsHooliByWeb);
        var bank = (await Health().GetAsync(TestActors.Support, WatchScene.Hooli, Token))!.Ways.Single(way => IsHooliByWeb(way.Row));
        var news = (await Health().OutagesAsync(TestActors.Support, Token)).Single(outage => outage.InstitutionId == WatchScene.Hooli);
        var fold = (await scene.Host.Get<IFailedJobInbox>().FoldsAsync(TestActors.Support, new CaseFilter(), Token)).Single(fold => fold.InstitutionId == WatchScene.Hooli);
        await using var database = scene.Host.Database();
        var diagnosis = Diagnosis.Of(await scene.Host.Get<SituationReader>().OfConnectionAsync(database, JobScene.User, JobScene.Connection, await scene.Host.Get<ConnectorCatalog>().GetAsync(Token), Token));

        Assert.Equal(Cause.BankDown, diagnosis!.Cause);
        Assert.Equal([began, began, began, began, began], new[] { row.SinceAt, bank.Row.SinceAt, news.FromAt, fold.SinceAt, diagnosis.Since });

        IConnectorHealth Health() => scene.Host.Get<IConnectorHealth>();
    }

    private static bool IsHooliByWeb(ConnectorRow row) => row.Connector.Id == WatchScene.Hooli && row.Connector.Method == Basiq.Connections.ConnectionMethod.Web;
}
