using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace BasiqAdmin.Services.Tests.Background;

public sealed class DirectorySyncTests : IAsyncLifetime
{
    private ServicesHost host = null!;
    private List<UserId> ids = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DirectorySync Sync => host.Get<DirectorySync>();

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync(users: 12);
        ids = [.. (await host.SandboxUsersAsync(Token)).Select(UserId.Parse)];
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Run_AfterAnImportThatDied_LooksUpWhatItLeftOpen()
    {
        await host.Get<DirectoryWriter>().AddAsync(ids, UserSource.Import, Token);

        var result = await Sync.RunAsync(Token);

        Assert.Equal(new WorkResult(12), result);
        Assert.Equal(12, (await host.Get<IUserDirectory>().CountAsync(TestActors.Admin, Token)).Known);
    }

    [Fact]
    public async Task Run_WhileAnImportIsUnderWay_LeavesPendingIdsToIt()
    {
        await host.Get<DirectoryWriter>().AddAsync(ids, UserSource.Import, Token);
        using var import = host.Get<ImportActivity>().Begin();

        var result = await Sync.RunAsync(Token);

        Assert.Equal(0, result.Handled);
    }

    [Fact]
    public async Task Run_ADayLater_ReadsUsersAgainAndForgetsTheDeleted()
    {
        await host.StoreAsync(People.User("deleted-at-basiq", "Gavin", "Belson"));
        var early = await Sync.RunAsync(Token);
        host.Clock.Advance(TimeSpan.FromDays(1));

        var late = await Sync.RunAsync(Token);

        await using var database = host.Database();
        var user = await database.Set<DirectoryUser>().SingleAsync(Token);
        Assert.Equal((0, 1), (early.Handled, late.Handled));
        Assert.Equal((DirectoryState.NotFound, null), (user.State, user.Name));
    }

    [Fact]
    public async Task Run_WithOneBadUser_SyncsTheRestAndComesBackToItLater()
    {
        await host.Get<DirectoryWriter>().AddAsync(ids, UserSource.Import, Token);
        await host.FailAsync("/users/{userId}", status: 400, times: 1, cancellationToken: Token);

        var first = await Sync.RunAsync(Token);
        var atOnce = await Sync.RunAsync(Token);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = await Sync.RunAsync(Token);

        Assert.Equal(new WorkResult(12, 1), first);
        Assert.Equal(0, atOnce.Handled);
        Assert.Equal(new WorkResult(1), later);
    }

    [Fact]
    public async Task Run_WhileBasiqIsSilent_StopsAsking()
    {
        var many = Enumerable.Range(0, 100).Select(number => UserId.Parse($"user-{number}")).ToList();
        await host.Get<DirectoryWriter>().AddAsync(many, UserSource.Import, Token);
        await host.FailAsync("/users/{userId}", status: 400, cancellationToken: Token);

        var result = await Sync.RunAsync(Token);

        await using var database = host.Database();
        var asked = await database.Set<DirectoryUser>().CountAsync(user => user.SyncFailures > 0, Token);
        Assert.Equal(100, result.Failed);
        Assert.InRange(asked, 16, 40);
    }

    [Fact]
    public async Task Worker_WhenStarted_RunsEveryMinuteAndRecordsEachRun()
    {
        var loop = host.Get<IEnumerable<IHostedService>>().OfType<WorkerLoop<DirectorySync>>().Single();
        await loop.StartAsync(Token);
        await host.Clock.WaitForTimerAsync(TimeSpan.FromMinutes(1), Token);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.Clock.WaitForTimerAsync(TimeSpan.FromMinutes(1), Token);

        await loop.StopAsync(Token);

        await using var database = host.Database();
        var runs = await database.Set<WorkerRun>().OrderBy(run => run.Key).ToListAsync(Token);
        Assert.Equal(TimeSpan.FromMinutes(1), runs[1].StartedAt - runs[0].StartedAt);
        Assert.All(runs, run => Assert.Equal(("directory-sync", true), (run.Worker, run.EndedAt is not null)));
    }
}
