using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Activities;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Reports;
using BasiqAdmin.Services.Tests.Jobs;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Reports;

public sealed class BasiqReportTests : IAsyncLifetime
{
    private ServicesHost host = null!;
    private JobScene jobs = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static JobId Failed => JobId.Parse("job-1");

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync(users: 1);
        jobs = await JobScene.SetAsync(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Mark_BySupport_StandsInCaseActivityAndAudit()
    {
        await jobs.SeeAsync(jobs.Job(Failed.Value).Failed("service-unavailable").Build());

        var report = await MarkAsync(" BAS-4711 ");

        Assert.Equal((Failed, 1L, "BAS-4711", TestActors.Support.Name), (report.JobId, report.CaseNumber, report.Ticket, report.By));
        var happened = (await jobs.CaseAsync()).History[^1];
        Assert.Equal((CaseEventKind.ReportedToBasiq, "BAS-4711", TestActors.Support.Name), (happened.Kind, happened.Text, happened.ActorName));
        var activity = (await host.Get<IActivities>().OfConnectionAsync(TestActors.Support, JobScene.User, JobScene.Connection, ActivityFilter.People, null, 10, Token)).Items;
        Assert.Equal(("BAS-4711", Failed), (Assert.IsType<ReportActivity>(Assert.Single(activity)).Ticket, ((ReportActivity)activity[0]).JobId));
        var entry = Assert.Single((await host.Get<IAuditLog>().SearchAsync(TestActors.Auditor, new AuditFilter(Action: "connection.reported"), new PageRequest(), Token)).Items);
        Assert.Equal((TestActors.Support.Id, "job=job-1; case=1; ticket=BAS-4711"), (entry.ActorId, entry.Fact.Detail));
    }

    [Fact]
    public async Task Mark_LeavesTheCaseForOthersToChange()
    {
        await jobs.SeeAsync(jobs.Job(Failed.Value).Failed("service-unavailable").Build());
        var before = (await jobs.CaseAsync()).Row.Ref;

        await MarkAsync("BAS-4711");

        Assert.Equal(before, (await jobs.CaseAsync()).Row.Ref);
    }

    [Fact]
    public async Task Mark_WithoutTicketJobOrCase_IsKeptWithTheConnection()
    {
        await host.Get<IBasiqReports>().MarkAsync(TestActors.Support, JobScene.User, JobScene.Connection, null, " ", Token);

        var report = Assert.Single(await host.Get<IBasiqReports>().OfConnectionAsync(TestActors.Auditor, JobScene.Connection, Token));
        Assert.Equal((null, null, null), (report.Ticket, report.JobId, report.CaseNumber));
    }

    [Theory]
    [InlineData("gavin@hooli.com")]
    [InlineData("https://support.example/1?key=2")]
    [InlineData("-")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901")]
    public async Task Ticket_ThatIsNone_IsRejected(string ticket)
    {
        await Assert.ThrowsAsync<RejectedException>(() => host.Get<IBasiqReports>().MarkAsync(TestActors.Support, JobScene.User, JobScene.Connection, null, ticket, Token));

        Assert.Empty(await host.Get<IBasiqReports>().OfConnectionAsync(TestActors.Support, JobScene.Connection, Token));
    }

    [Theory]
    [InlineData("user-1", "connection-9", null)]
    [InlineData("user-9", "connection-1", null)]
    [InlineData("user-1", "connection-1", "job-9")]
    public async Task What_DoesNotBelongTogether_IsRejected(string user, string connection, string? job)
    {
        var id = job is null ? (JobId?)null : JobId.Parse(job);

        var rejected = await Assert.ThrowsAsync<RejectedException>(() => host.Get<IBasiqReports>().MarkAsync(TestActors.Support, UserId.Parse(user), ConnectionId.Parse(connection), id, null, Token));

        Assert.Contains("not", rejected.Message, StringComparison.Ordinal);
    }

    private Task<ReportRow> MarkAsync(string ticket) => host.Get<IBasiqReports>().MarkAsync(TestActors.Support, JobScene.User, JobScene.Connection, Failed, ticket, Token);
}
