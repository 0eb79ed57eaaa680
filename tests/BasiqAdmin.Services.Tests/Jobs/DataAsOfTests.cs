using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Tests.Jobs;

/// <summary>The one value that lists, pages, the diagnosis and the support bundle show as "Data as of".</summary>
public sealed class DataAsOfTests : IAsyncLifetime
{
    private ServicesHost host = null!;
    private JobScene scene = null!;

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync(users: 1);
        scene = await JobScene.SetAsync(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Success_SaysWhen_AndALaterFailureDoesNot()
    {
        var fetched = scene.Now.AddHours(-20);
        await scene.SeeAsync(scene.Job("job-1", TimeSpan.FromHours(20)).Succeeded().Build());
        await scene.SeeAsync(scene.Job("job-2", TimeSpan.FromHours(2)).Failed("connector-error").Build());
        await StoreAsync(lastUsedAt: scene.Now.AddHours(-2));

        Assert.Equal(fetched, await ReadAsync());
    }

    [Fact]
    public async Task Mark_OfAVisitThatNoJobTellsOf_Counts()
    {
        await scene.SeeAsync(scene.Job("job-1", TimeSpan.FromDays(9)).Succeeded().Build());
        await StoreAsync(lastUsedAt: scene.Now.AddHours(-2));

        Assert.Equal(scene.Now.AddHours(-2), await ReadAsync());
    }

    [Fact]
    public async Task Mark_IsTakenBack_OnceItsJobIsSeenToHaveFailed()
    {
        await StoreAsync(lastUsedAt: scene.Now.AddHours(-2));
        var before = await ReadAsync();
        await scene.SeeAsync(scene.Job("job-1", TimeSpan.FromHours(2)).Failed("connector-error").Build());

        Assert.Equal((scene.Now.AddHours(-2), null), (before, await ReadAsync()));
    }

    [Fact]
    public async Task NoFetch_IsNotKnown()
    {
        Assert.Null(await ReadAsync());
    }

    [Fact]
    public async Task Bundle_CarriesIt()
    {
        await scene.SeeAsync(scene.Job("job-1", TimeSpan.FromHours(20)).Succeeded().Build());
        var failed = scene.Job("job-2").Failed("connector-error").Build();
        await scene.SeeAsync(failed);

        var bundle = await host.Get<SupportBundles>().ReadAsync(failed.Id, TestContext.Current.CancellationToken);

        Assert.Equal(scene.Now.AddHours(-20), bundle!.DataAsOf);
        Assert.Contains("dataAsOfUtc: ", bundle.ToText(), StringComparison.Ordinal);
    }

    private Task StoreAsync(DateTimeOffset lastUsedAt) => host.StoreAsync(
        People.User(JobScene.User.Value),
        People.Connection(JobScene.Connection.Value, JobScene.User.Value, JobScene.Bank.Value, createdAt: scene.Now.AddDays(-90), lastUsedAt: lastUsedAt));

    private async Task<DateTimeOffset?> ReadAsync()
    {
        await using var database = host.Database();
        return (await database.Set<ConnectionRecord>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken)).DataAsOf;
    }
}
