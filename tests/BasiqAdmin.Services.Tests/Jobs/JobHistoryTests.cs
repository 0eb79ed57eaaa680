using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Tests.Jobs;

public sealed class JobHistoryTests : IAsyncLifetime
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
    public async Task Steps_WatchedAsTheyGo_GetTheTimeOfEachFirstSight()
    {
        var made = scene.Now;
        var job = scene.Job("job-1");
        await scene.SeeAsync(job.Build());
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        await scene.SeeAsync(job.RunningIn("verify-credentials").Build());
        host.Clock.Advance(TimeSpan.FromSeconds(3));
        await scene.SeeAsync(job.RunningIn("verify-credentials").Build());
        host.Clock.Advance(TimeSpan.FromSeconds(4));

        await scene.SeeAsync(job.RunningIn("retrieve-accounts").Build());

        var steps = (await scene.RecordAsync("job-1")).Steps;
        Assert.Equal((made, made.AddSeconds(2), made), (steps[0].PendingSeenAt, steps[0].StartedSeenAt, steps[0].StartedNotBefore));
        Assert.Equal((made.AddSeconds(9), made.AddSeconds(5)), (steps[0].EndedSeenAt, steps[0].EndedNotBefore));
        Assert.Equal((made.AddSeconds(9), null), (steps[1].StartedSeenAt, steps[1].EndedSeenAt));
        Assert.Equal("pending", steps[2].Status);
    }

    [Fact]
    public async Task Timeline_SaysTheObservedTimeWithItsError()
    {
        var job = scene.Job("job-1");
        await scene.SeeAsync(job.RunningIn("verify-credentials").Build());
        host.Clock.Advance(TimeSpan.FromSeconds(20));
        await scene.SeeAsync(job.RunningIn("verify-credentials").Build());
        host.Clock.Advance(TimeSpan.FromSeconds(6));
        await scene.SeeAsync(job.Failed("service-unavailable").Build());

        var details = await host.Get<IJobService>().GetAsync(TestActors.Support, job.Build().Id, Token);

        Assert.Equal(new StepTiming(TimeSpan.FromSeconds(26), TimeSpan.FromSeconds(6), IsOver: true), details!.Job.Steps[0].Timing);
        Assert.Null(details.Job.Steps[1].Timing);
    }

    [Fact]
    public async Task Job_SeenOnlyWhenItWasOver_HasNoObservedTimes()
    {
        await scene.SeeAsync(scene.Job("job-1", TimeSpan.FromHours(5)).Succeeded().Build());

        var details = await host.Get<IJobService>().GetAsync(TestActors.Support, Basiq.Ids.JobId.Parse("job-1"), Token);

        Assert.Equal(JobStatus.Succeeded, details!.Job.Status);
        Assert.All(details.Job.Steps, step => Assert.Null(step.Timing));
    }

    [Fact]
    public async Task Job_FirstSeenWithoutItsTime_GetsItFromALaterReply()
    {
        var job = scene.Job("job-1", TimeSpan.FromMinutes(3));
        await scene.SeeAsync(job.RunningIn("verify-credentials").Build() with { CreatedAt = null });

        await scene.SeeAsync(job.Succeeded().Build());

        Assert.Equal(scene.Now.AddMinutes(-3), (await scene.RecordAsync("job-1")).CreatedAt);
    }

    [Fact]
    public async Task Job_ThatBasiqNoLongerLists_Stays()
    {
        await scene.SeeAsync(scene.Job("job-1").Failed("connector-error", "Broken", "Unexpected page", "retrieve-accounts").Build());
        host.Clock.Advance(TimeSpan.FromDays(30));

        await scene.SeeAsync(scene.Job("job-2").Succeeded().Build());

        var record = await scene.RecordAsync("job-1");
        Assert.Equal((JobStatus.Failed, "retrieve-accounts", "connector-error"), (record.Status, record.FailedStep, record.Code));
        Assert.Equal((Cause.ConnectorBroken, ActionOwner.Basiq), (record.Cause, record.Owner));
        Assert.Equal(("Broken", "Unexpected page"), (record.Steps[1].ErrorTitle, record.Steps[1].ErrorDetail));
    }

    [Fact]
    public async Task SettledJob_SeenAgain_IsNotWrittenAgain()
    {
        var job = scene.Job("job-1").Succeeded().Build();
        await scene.SeeAsync(job);
        var first = await scene.RecordAsync("job-1");
        host.Clock.Advance(TimeSpan.FromDays(1));

        await scene.SeeAsync(job);

        Assert.Equal(first.LastSeenAt, (await scene.RecordAsync("job-1")).LastSeenAt);
    }

    [Fact]
    public async Task FailedJob_ThatBasiqRunsAgain_StartsItsTimesAnew()
    {
        var job = scene.Job("job-1");
        await scene.SeeAsync(job.Failed("service-unavailable").Build());
        host.Clock.Advance(TimeSpan.FromHours(2));
        await scene.SeeAsync(job.RunningIn("verify-credentials").UpdatedAt(scene.Now).Build());
        host.Clock.Advance(TimeSpan.FromSeconds(9));

        await scene.SeeAsync(job.Succeeded().UpdatedAt(scene.Now).Build());

        var record = await scene.RecordAsync("job-1");
        Assert.Equal((JobStatus.Succeeded, null, null, null), (record.Status, record.Code, record.Cause, record.FailedDay));
        Assert.Equal(TimeSpan.FromSeconds(9), record.Steps[0].EndedSeenAt - record.Steps[0].StartedSeenAt);
    }

    [Fact]
    public async Task Reply_WithoutSteps_KeepsTheKnownOnes()
    {
        var job = scene.Job("job-1").RunningIn("retrieve-accounts").Build();
        await scene.SeeAsync(job);

        await scene.SeeAsync(job with { Steps = [], ConnectionId = null, InstitutionId = null });

        var record = await scene.RecordAsync("job-1");
        Assert.Equal((3, JobScene.Connection, JobScene.Bank), (record.Steps.Count, record.ConnectionId, record.InstitutionId));
    }

    [Fact]
    public async Task Job_WithoutABank_IsOfItsConnectionsBank()
    {
        await scene.SeeAsync(scene.Job("job-1").Failed("connector-error").Build() with { InstitutionId = null });

        Assert.Equal(JobScene.Bank, (await scene.RecordAsync("job-1")).InstitutionId);
    }

    [Fact]
    public async Task UnknownCodes_AreCountedWithFirstAndLastSight()
    {
        await scene.SeeAsync(scene.Job("job-1").Failed("Flux-Error").Build());
        var first = scene.Now;
        host.Clock.Advance(TimeSpan.FromHours(3));
        await scene.SeeAsync(scene.Job("job-2").Failed("flux-error").Build(), scene.Job("job-3").Failed("connector-error").Build());

        var codes = await host.Get<IJobService>().UnknownCodesAsync(TestActors.Support, Token);

        Assert.Equal([new UnknownCodeRow("flux-error", first, scene.Now, 2, Basiq.Ids.JobId.Parse("job-2"))], codes);
    }

    [Fact]
    public async Task WhoStartedAJob_IsKept()
    {
        var job = scene.Job("job-1").Build();
        await host.Get<JobRecorder>().RecordAsync(JobScene.User, [job], "Mira", Token);

        await scene.SeeAsync(scene.Job("job-1").Succeeded().Build());

        Assert.Equal("Mira", (await scene.RecordAsync("job-1")).StartedBy);
    }

    [Fact]
    public async Task Retention_DeletesWhatIsOlderThan400Days_AndNothingElse()
    {
        await scene.SeeAsync(scene.Job("old").Failed("connector-error").Build());
        host.Clock.Advance(TimeSpan.FromDays(2));
        await scene.SeeAsync(scene.Job("young").Succeeded().Build());
        host.Clock.Advance(TimeSpan.FromDays(399));

        var result = await host.Get<Retention>().RunAsync(Token);

        await using var database = host.Database();
        Assert.Equal("young", (await database.Set<JobRecord>().SingleAsync(Token)).Id.Value);
        Assert.Equal(3, await database.Set<JobStepRecord>().CountAsync(Token));
        Assert.Equal(1, result.Handled);
    }
}
