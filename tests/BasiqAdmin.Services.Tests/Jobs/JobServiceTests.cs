using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Jobs;

public sealed class JobServiceTests : IAsyncLifetime
{
    private ServicesHost host = null!;
    private JobScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IJobService Jobs => host.Get<IJobService>();

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync();
        scene = await JobScene.SetAsync(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Bundle_HoldsIdsTimesAndCode_AndNothingOfThePerson()
    {
        await scene.SeeAsync(scene.Job("job-1", TimeSpan.FromHours(1)).Failed("connector-error", "Gavin Belson has no account", "gavin@hooli.com", "retrieve-accounts").Build());
        await using (var database = host.Database())
        {
            database.Add(new ErrorEntry { At = scene.Now, Level = "Error", Category = "x", EventId = 1, Cause = "x #1", Message = "m", JobId = "job-1", CorrelationId = "correlation-7" });
            await database.SaveChangesAsync(Token);
        }

        var bundle = (await Jobs.BundleAsync(TestActors.Support, JobId.Parse("job-1"), Token))!;

        Assert.Equal(
            """
            userId: user-1
            connectionId: connection-1
            jobId: job-1
            correlationId: correlation-7
            institutionId: AU00000
            status: Failed
            step: retrieve-accounts
            code: connector-error
            createdUtc: 2026-01-15T08:00:00.000Z
            updatedUtc: 2026-01-15T08:00:00.000Z
            failuresInARow: 1

            """,
            bundle.ToText());
        Assert.Contains("\"correlationId\": \"correlation-7\"", bundle.ToJson(), StringComparison.Ordinal);
        Assert.All(new[] { bundle.ToText(), bundle.ToJson() }, text => Assert.DoesNotContain("gavin", text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Bundle_OfAnUnknownJob_IsNull() => Assert.Null(await Jobs.BundleAsync(TestActors.Support, JobId.Parse("job-9"), Token));

    [Fact]
    public async Task Job_IsShownWithItsNeighboursDiagnosisAndCase()
    {
        await scene.SeeAsync(
            scene.Job("job-1", TimeSpan.FromDays(2)).Succeeded().Build(),
            scene.Job("job-2", TimeSpan.FromDays(1)).Failed("user-action-required").Build(),
            scene.Job("job-3", TimeSpan.FromHours(1)).Failed("invalid-credentials", "Account is locked").Build());

        var details = (await Jobs.GetAsync(TestActors.Support, JobId.Parse("job-2"), Token))!;

        Assert.Equal(("job-3", "job-1"), (details.Later?.Id.Value, details.Earlier?.Id.Value));
        Assert.Equal(Cause.MessageAtBank, details.Diagnosis!.Cause);
        Assert.Equal(("Gavin B••••••", 1L), (details.Masked.Name, details.CaseNumber));
        Assert.Null((await Jobs.GetAsync(TestActors.Support, JobId.Parse("job-1"), Token))!.Diagnosis);
    }

    [Fact]
    public async Task Job_OfMany_IsShownWithTheOnesNextToIt()
    {
        await scene.SeeAsync([.. Enumerable.Range(1, 25).Select(hours => scene.Job($"job-{hours}", TimeSpan.FromHours(hours)).Succeeded().Build())]);

        Assert.Equal(("job-22", "job-24"), await NextToAsync("job-23"));
        Assert.Equal(("job-24", null), await NextToAsync("job-25"));
        Assert.Equal((null, "job-2"), await NextToAsync("job-1"));
    }

    [Fact]
    public async Task Jobs_OfOneMoment_LeadFromOneToTheNext()
    {
        await scene.SeeAsync([.. Enumerable.Range(1, 3).Select(number => scene.Job($"job-{number}", TimeSpan.FromHours(1)).Succeeded().Build())]);

        var (later, earlier) = await NextToAsync("job-2");

        Assert.Equal(new HashSet<string?> { "job-1", "job-3" }, [later, earlier]);
        Assert.Equal("job-2", (await NextToAsync(later!)).Earlier);
        Assert.Equal("job-2", (await NextToAsync(earlier!)).Later);
    }

    private async Task<(string? Later, string? Earlier)> NextToAsync(string id)
    {
        var details = (await Jobs.GetAsync(TestActors.Support, JobId.Parse(id), Token))!;
        return (details.Later?.Id.Value, details.Earlier?.Id.Value);
    }

    [Fact]
    public async Task RunningJob_ThatBasiqHasForgotten_IsShownAsLastSeen()
    {
        await scene.SeeAsync(scene.Job("job-1").RunningIn("retrieve-accounts").Build());

        var details = await Jobs.GetAsync(TestActors.Support, JobId.Parse("job-1"), Token);

        Assert.Equal((JobStatus.Running, scene.Now), (details!.Job.Status, details.Job.LastSeenAt));
    }

    [Fact]
    public async Task PausedJob_SaysWhenItGoesOn()
    {
        await host.StoreAsync(People.User(JobScene.User.Value), People.Connection("connection-1", "user-1"), People.Connection("connection-2", "user-1"));
        await scene.SeeAsync(
            scene.Job("job-1", TimeSpan.FromMinutes(2)).RunningIn("retrieve-accounts").Build(),
            scene.Job("job-2", TimeSpan.FromMinutes(1)).Of(JobScene.User, ConnectionId.Parse("connection-2"), JobScene.Bank).Build());

        var details = await Jobs.GetAsync(TestActors.Support, JobId.Parse("job-2"), Token);

        Assert.Equal(scene.Now.AddMinutes(5), details!.PausedUntil);
    }

    [Fact]
    public async Task List_IsFilteredAndNewestFirst()
    {
        await scene.SeeAsync(
            scene.Job("job-1", TimeSpan.FromDays(2)).Succeeded().Build(),
            scene.Job("job-2", TimeSpan.FromDays(3)).Failed("connector-error").Build(),
            scene.Job("job-3", TimeSpan.FromDays(1)).Failed("user-action-required").Build());

        Assert.Equal(["job-3", "job-1", "job-2"], await IdsAsync(new JobFilter()));
        Assert.Equal(["job-3", "job-2"], await IdsAsync(new JobFilter(JobStatus.Failed)));
        Assert.Equal(["job-2"], await IdsAsync(new JobFilter(Code: "Connector-Error")));
        Assert.Equal(["job-1"], await IdsAsync(new JobFilter(Text: "job-1")));
        Assert.Equal(["job-1"], await IdsAsync(new JobFilter(Text: "https://dashboard.basiq.io/jobs/job-1")));
        Assert.Equal(["job-3"], await IdsAsync(new JobFilter(Since: scene.Now.AddDays(-1))));
        Assert.Equal(["job-1"], await IdsAsync(new JobFilter(Since: scene.Now.AddDays(-2), Until: scene.Now.AddDays(-1.5))));
        Assert.Empty(await IdsAsync(new JobFilter(Institution: InstitutionId.Parse("AU99999"))));
        Assert.Equal((2, 1), ((await Jobs.CountAsync(TestActors.Support, Token))[JobStatus.Failed], (await Jobs.CountAsync(TestActors.Support, Token))[JobStatus.Succeeded]));
    }

    [Fact]
    public async Task List_OfJobs_TellsHowTheirBankIsWhereTheirWayIntoItIsKnown()
    {
        await scene.SeeAsync(scene.Job("job-1").Failed("user-action-required").Build(), scene.Job("job-2").Of(JobScene.User, null, JobScene.Bank).Failed("user-action-required").Build());

        var listed = (await Jobs.SearchAsync(TestActors.Support, new JobFilter(), new PageRequest(), Token)).Items.ToDictionary(job => job.Id.Value, job => job.BankStatus);

        Assert.Equal(ConnectorStatus.Operational, listed["job-1"]);
        Assert.Null(listed["job-2"]);
    }

    private async Task<IEnumerable<string>> IdsAsync(JobFilter filter) =>
        (await Jobs.SearchAsync(TestActors.Support, filter, new PageRequest(), Token)).Items.Select(job => job.Id.Value);
}
