using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Tests.Jobs;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.FailedJobs;

/// <summary>How cases open, grow and close by what Basiq shows.</summary>
public sealed class CaseLifeTests : IAsyncLifetime
{
    private ServicesHost host = null!;
    private JobScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync(users: 1);
        scene = await JobScene.SetAsync(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Failure_OpensACase_OwnedByWhoMustAct()
    {
        await scene.SeeAsync(scene.Job("job-1", TimeSpan.FromHours(2)).Failed("user-action-required", step: "retrieve-accounts").Build());

        var found = (await scene.CaseAsync()).Row;

        Assert.Equal((Cause.MessageAtBank, ActionOwner.Customer, "Message at the bank"), (found.Cause, found.Owner, found.Title));
        Assert.Equal(("retrieve-accounts", "user-action-required", 1), (found.Step, found.Code, found.Failures));
        Assert.Equal((CaseState.Open, scene.Now.AddHours(-2)), (found.State, found.FirstFailedAt));
        Assert.Equal(("Gavin B••••••", "Hooli"), (found.Masked.Name, found.BankName.Split(' ')[0]));
    }

    [Fact]
    public async Task FailureThatWasFollowedByASuccess_OpensNone()
    {
        await scene.SeeAsync(
            scene.Job("job-1", TimeSpan.FromHours(2)).Failed("connector-error").Build(),
            scene.Job("job-2", TimeSpan.FromHours(1)).Succeeded().Build());

        Assert.Empty(await scene.CasesAsync());
    }

    [Fact]
    public async Task FailuresInARow_AreOneCase()
    {
        await scene.SeeAsync(scene.Job("job-0", TimeSpan.FromDays(1)).Succeeded().Build(), scene.Job("job-1").Failed("service-unavailable").Build());
        host.Clock.Advance(TimeSpan.FromHours(2));
        await scene.SeeAsync(scene.Job("job-2").Failed("service-unavailable").Build());
        host.Clock.Advance(TimeSpan.FromHours(2));

        await scene.SeeAsync(scene.Job("job-3").Failed("service-unavailable").Build());

        var details = await scene.CaseAsync();
        Assert.Equal((3, "job-3", Cause.BankUnavailableRetried), (details.Row.Failures, details.Row.JobId.Value, details.Row.Cause));
        Assert.Equal((scene.Now.AddHours(-4), scene.Now), (details.Row.FirstFailedAt, details.Row.LastFailedAt));
        Assert.Equal([CaseEventKind.Opened], details.History.Select(happened => happened.Kind));
    }

    [Fact]
    public async Task FailureOfTheSameKind_MovesTheCaseToTheHeadOfItsGroup()
    {
        await scene.SeeAsync(scene.Job("job-1", TimeSpan.FromHours(2)).Failed("connector-error").Build());
        await scene.SeeAsync(scene.Job("job-2", TimeSpan.FromHours(1)).Of(JobScene.User, ConnectionId("connection-2"), JobScene.Bank).Failed("connector-error").Build());

        await scene.SeeAsync(scene.Job("job-3").Failed("connector-error").Build());

        var page = await host.Get<IFailedJobInbox>().SearchAsync(TestActors.Support, new CaseFilter(), new PageRequest(Sort: "group"), Token);
        Assert.Equal(["job-3", "job-2"], page.Items.Select(row => row.JobId.Value));
    }

    [Fact]
    public async Task FailureThatIsSeenAgain_CountsOnce()
    {
        var job = scene.Job("job-1").Failed("connector-error").Build();
        await scene.SeeAsync(job);

        await scene.SeeAsync(job, scene.Job("job-2").RunningIn("verify-credentials").Build());

        Assert.Equal(1, (await scene.CaseAsync()).Row.Failures);
    }

    [Fact]
    public async Task FailureOfAnotherKind_ChangesCauseAndOwner()
    {
        await scene.SeeAsync(scene.Job("job-1").Failed("connector-error").Build());
        host.Clock.Advance(TimeSpan.FromHours(2));

        await scene.SeeAsync(scene.Job("job-2").Failed("invalid-credentials", "Account is locked").Build());

        var details = await scene.CaseAsync();
        Assert.Equal((Cause.AccountLocked, ActionOwner.Customer, 2), (details.Row.Cause, details.Row.Owner, details.Row.Failures));
        Assert.Equal([(CaseEventKind.Opened, "Way into the bank broken"), (CaseEventKind.CauseChanged, "Locked out by the bank")], details.History.Select(happened => (happened.Kind, happened.Text)));
    }

    [Fact]
    public async Task LaterSuccess_ClosesTheCase_AndSaysSo()
    {
        await scene.SeeAsync(scene.Job("job-1").Failed("service-unavailable").Build());
        host.Clock.Advance(TimeSpan.FromHours(2));
        var succeeded = scene.Now.AddSeconds(40);

        host.Clock.Advance(TimeSpan.FromHours(1));
        await scene.SeeAsync(scene.Job("job-2", TimeSpan.FromHours(1)).Succeeded().UpdatedAt(succeeded).Build());

        var details = await scene.CaseAsync();
        Assert.Equal((CaseState.Resolved, CaseEnd.LaterJobSucceeded, succeeded), (details.Row.State, details.Row.ResolvedHow, details.Row.ResolvedAt));
        Assert.Equal(("BasiqAdmin", "A later job of this connection succeeded."), (details.Row.ResolvedBy, details.Row.Resolution));
        Assert.Equal(CaseEventKind.ClosedItself, details.History[^1].Kind);
        Assert.Equal(["case.closed"], await AuditedAsync());
    }

    [Fact]
    public async Task SuccessOfAnotherConnection_ClosesNothing()
    {
        await scene.SeeAsync(scene.Job("job-1").Failed("service-unavailable").Build());

        await scene.SeeAsync(scene.Job("job-2").Succeeded().Of(JobScene.User, ConnectionId("connection-2"), JobScene.Bank).Build());

        Assert.Equal(CaseState.Open, (await scene.CaseAsync()).Row.State);
    }

    [Fact]
    public async Task SnoozedCase_IsClosedByASuccess_AndNotWokenByAFailure()
    {
        await scene.SeeAsync(scene.Job("job-1").Failed("service-unavailable").Build());
        await host.Get<IFailedJobInbox>().ChangeAsync(TestActors.TeamLead, (await scene.CaseAsync()).Row.Ref, new CaseChange.SnoozeUntil(scene.Now.AddDays(1)), Token);
        host.Clock.Advance(TimeSpan.FromHours(1));
        await scene.SeeAsync(scene.Job("job-2").Failed("service-unavailable").Build());
        var stillAside = (await scene.CaseAsync()).Row;
        host.Clock.Advance(TimeSpan.FromHours(1));

        await scene.SeeAsync(scene.Job("job-3").Succeeded().Build());

        Assert.Equal((CaseState.Snoozed, 2), (stillAside.State, stillAside.Failures));
        Assert.Equal((CaseState.Resolved, null), ((await scene.CaseAsync()).Row.State, (await scene.CaseAsync()).Row.SnoozedUntil));
    }

    [Fact]
    public async Task FailureAfterTheEnd_OpensANewCase()
    {
        await scene.SeeAsync(scene.Job("job-1").Failed("service-unavailable").Build());
        host.Clock.Advance(TimeSpan.FromHours(1));
        await scene.SeeAsync(scene.Job("job-2").Succeeded().Build());
        host.Clock.Advance(TimeSpan.FromHours(1));

        await scene.SeeAsync(scene.Job("job-3").Failed("service-unavailable").Build());

        var cases = await scene.CasesAsync();
        Assert.Equal([CaseState.Resolved, CaseState.Open], cases.Select(found => found.State));
        Assert.Equal((1, "job-3"), (cases[1].Failures, cases[1].JobId.Value));
    }

    [Fact]
    public async Task FailureAfterAPersonResolved_OpensANewCase_ThatCountsOnlyWhatCameSince()
    {
        await scene.SeeAsync(scene.Job("job-1").Failed("service-unavailable").Build());
        await host.Get<IFailedJobInbox>().ChangeAsync(TestActors.TeamLead, (await scene.CaseAsync()).Row.Ref, new CaseChange.Resolve("Customer was told"), Token);
        host.Clock.Advance(TimeSpan.FromHours(2));

        await scene.SeeAsync(scene.Job("job-2").Failed("service-unavailable").Build());

        var cases = await scene.CasesAsync();
        Assert.Equal([(CaseState.Resolved, 1), (CaseState.Open, 1)], cases.Select(found => (found.State, found.Failures)));
        Assert.Equal(scene.Now, cases[1].FirstFailedAt);
    }

    [Fact]
    public async Task JobsWithoutAConnection_HaveACaseEach()
    {
        var first = scene.Job("job-1").Failed("empty-file").Of(JobScene.User, null, JobScene.Bank).Build();
        await scene.SeeAsync(first, scene.Job("job-2").Failed("invalid-csv-row").Of(JobScene.User, null, null).Build());

        await scene.SeeAsync(first);

        Assert.Equal([Cause.FileLayout, Cause.FileLayout], (await scene.CasesAsync()).Select(found => found.Cause));
    }

    [Fact]
    public async Task FirstSight_OfAWeekOfFailures_IsOneCaseWithTheWholeRow()
    {
        var jobs = Enumerable.Range(0, 6).Select(day => scene.Job($"job-{day}", TimeSpan.FromDays(day)).Failed("connector-error").Build()).ToList();

        await scene.SeeAsync(jobs);

        var found = (await scene.CaseAsync()).Row;
        Assert.Equal((6, Cause.KeepsFailing, ActionOwner.Basiq), (found.Failures, found.Cause, found.Owner));
        Assert.Equal(scene.Now.AddDays(-5), found.FirstFailedAt);
    }

    [Fact]
    public async Task DeletedConnection_OpensNone()
    {
        await host.StoreAsync(People.User(JobScene.User.Value), People.Connection(JobScene.Connection.Value, JobScene.User.Value, status: "deleted"));

        await scene.SeeAsync(scene.Job("job-1").Failed("connector-error").Build());

        Assert.Empty(await scene.CasesAsync());
    }

    private static Basiq.Ids.ConnectionId ConnectionId(string text) => Basiq.Ids.ConnectionId.Parse(text);

    private async Task<IEnumerable<string>> AuditedAsync() =>
        (await host.Get<IAuditLog>().SearchAsync(TestActors.Admin, new AuditFilter(), new PageRequest(), Token)).Items.Select(entry => entry.Fact.Action);
}
