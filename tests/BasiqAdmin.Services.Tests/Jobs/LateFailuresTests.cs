using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Jobs;

/// <summary>What the list of jobs says first: what failed lately, and where.</summary>
public sealed class LateFailuresTests : IAsyncLifetime
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
    public async Task Failures_OfADay_AreCountedAndTheBankWithMostIsNamed()
    {
        var other = InstitutionId.Parse("AU00002");
        await scene.SeeAsync(
            scene.Job("job-1", TimeSpan.FromHours(1)).Failed("connector-error").Build(),
            scene.Job("job-2", TimeSpan.FromHours(2)).Failed("connector-error").Build(),
            scene.Job("job-3", TimeSpan.FromHours(3)).Of(JobScene.User, JobScene.Connection, other).Failed("connector-error").Build(),
            scene.Job("job-4", TimeSpan.FromHours(25)).Of(JobScene.User, JobScene.Connection, other).Failed("connector-error").Build(),
            scene.Job("job-5", TimeSpan.FromHours(4)).Of(JobScene.User, JobScene.Connection, other).Succeeded().Build());

        var late = await host.Get<IJobService>().FailuresAsync(TestActors.Support, Token);

        Assert.Equal((3, JobScene.Bank, 2), (late.Count, late.Worst, late.AtWorst));
        Assert.Equal(host.Clock.GetUtcNow().AddDays(-1), late.Since);
        Assert.NotEqual(JobScene.Bank.Value, late.WorstName);
    }

    [Fact]
    public async Task Failures_OfNobody_AreNone()
    {
        var late = await host.Get<IJobService>().FailuresAsync(TestActors.Support, Token);

        Assert.Equal((0, null), (late.Count, late.Worst));
    }
}
