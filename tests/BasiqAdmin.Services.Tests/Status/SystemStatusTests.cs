using BasiqAdmin.Basiq;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Status;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Status;

public sealed class SystemStatusTests : IAsyncLifetime
{
    private static readonly Actor Staff = new("s", "Sam", Role.Support);

    private ServicesHost host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ISystemStatus Service => host.Get<ISystemStatus>();

    public async ValueTask InitializeAsync() => host = await ServicesHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Status_AfterTwoCalls_CountsOneTokenAndTwoRequests()
    {
        await host.Get<BasiqClient>().Connectors.ListAsync(Token);
        await host.Get<BasiqClient>().Connectors.ListAsync(Token);

        var report = await Service.GetAsync(Staff, Token);

        Assert.Equal(1, report.Token.Requests);
        Assert.Equal(host.Clock.GetUtcNow().AddHours(1), report.Token.ExpiresAt);
        Assert.Equal(2, report.Budget.Granted);
        Assert.True(report.IsSandbox);
    }

    [Fact]
    public async Task Status_OfTheDatabase_NamesEngineSizeAndNewestMigration()
    {
        var report = await Service.GetAsync(Staff, Token);

        Assert.StartsWith("SQLite 3.", report.Database.Engine, StringComparison.Ordinal);
        Assert.Equal(0, report.Database.Bytes % 4096);
        Assert.InRange(report.Database.Bytes, 40_960, 1_048_576);
        Assert.Matches("^[0-9]{14}_", report.Database.Migration);
    }

    [Fact]
    public async Task Status_OfTheWorkers_IsTheLastRunOfEach()
    {
        var now = host.Clock.GetUtcNow();
        await using (var context = host.Database())
        {
            context.AddRange(
                new WorkerRun { Worker = "sync", StartedAt = now.AddHours(-2), EndedAt = now.AddHours(-1), Handled = 4, Error = "BasiqException" },
                new WorkerRun { Worker = "sync", StartedAt = now.AddMinutes(-1), EndedAt = now, Handled = 7, Failed = 1 },
                new WorkerRun { Worker = "retention", StartedAt = now });
            await context.SaveChangesAsync(Token);
        }

        var report = await Service.GetAsync(Staff, Token);

        Assert.Equal([new WorkerReport("retention", now, null, 0, 0, null), new WorkerReport("sync", now.AddMinutes(-1), now, 7, 1, null)], report.Workers);
    }

    [Fact]
    public async Task Status_WithoutTheRight_IsRefused()
    {
        var nobody = new Actor("n", "Nobody", (Role)99);

        var refusal = await Assert.ThrowsAsync<AccessDeniedException>(() => Service.GetAsync(nobody, Token));

        Assert.Equal(Right.ViewStatus, refusal.Right);
    }
}
