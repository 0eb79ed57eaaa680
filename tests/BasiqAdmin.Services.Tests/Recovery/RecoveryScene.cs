using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Recovery;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Sandbox;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Tests.Recovery;

/// <summary>A bank of the sandbox that goes down and comes back, its customers, and the workers that look after both on a clock that the test moves.</summary>
internal sealed class RecoveryScene(ServicesHost host) : IAsyncDisposable
{
    public const string RefreshPath = "/users/{userId}/connections/{connectionId}/refresh";
    public static readonly InstitutionId Hooli = InstitutionId.Parse("AU00000");
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(5);
    private DateTimeOffset lookedAt;

    public ServicesHost Host => host;

    /// <summary>How often the queue is worked: as often as by a running app unless a test of many hours says otherwise.</summary>
    public TimeSpan Tick { get; init; } = TimeSpan.FromSeconds(5);

    public IRecoveryQueue Queue => host.Get<IRecoveryQueue>();

    public DateTimeOffset Now => host.Clock.GetUtcNow();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Everybody of a sandbox with these many users is in the directory, and Hooli has been seen operational.</summary>
    public static async Task<RecoveryScene> StartAsync(int users = 12, Action<Dictionary<string, string?>>? settings = null, bool oneBank = false, bool isAutomatic = false, TimeSpan? tick = null)
    {
        var scene = new RecoveryScene(await ServicesHost.StartAsync(
            users,
            values =>
            {
                values["Recovery:Automatic"] = isAutomatic ? "true" : "false";
                settings?.Invoke(values);
            },
            oneBank: oneBank,
            clockWaitsForCalls: true)) { Tick = tick ?? TimeSpan.FromSeconds(5) };
        await scene.TurnAsync("operational");
        return scene;
    }

    /// <summary>Another app on the same database, sandbox and clock.</summary>
    public async Task<RecoveryScene> StartSecondAppAsync() => new(await ServicesHost.StartAsync(
        users: 1,
        settings: values =>
        {
            values["Storage:ConnectionString"] = $"Data Source={host.DatabaseFile}";
            values["Basiq:BaseUrl"] = host.Sandbox.BaseAddress.ToString();
            values["Recovery:Automatic"] = "false";
        },
        time: host.Clock,
        clockWaitsForCalls: true)) { lookedAt = lookedAt };

    /// <summary>Hooli's way by web turns into <paramref name="status"/>, and is seen so after one interval.</summary>
    public async Task TurnAsync(string status)
    {
        await host.SetBankAsync(Hooli.Value, "web", status, Token);
        host.Clock.Advance(LookEvery);
        await LookAsync();
    }

    /// <summary>Hooli goes down, and refreshes of active connections fail meanwhile: the first so many that have an open case by that.</summary>
    public async Task<IReadOnlyList<Connection>> BreakAsync(int most = int.MaxValue)
    {
        var connections = await ConnectionsAsync(most == int.MaxValue ? most : most + (most / 8));
        await TurnAsync("major-outage");
        foreach (var connection in connections)
        {
            await host.Get<BasiqClient>().Connections.RefreshAsync(connection.UserId, connection.Id, Token);
        }

        host.Clock.Advance(LookEvery);
        await LookAsync();
        foreach (var user in connections.Select(connection => connection.UserId).Distinct())
        {
            await host.Get<JobSync>().RefreshAsync(user, Token);
        }

        var broken = (await CasesAsync()).Where(found => found.State == CaseState.Open && found.Cause == Cause.BankDown).Select(found => found.ConnectionId).ToHashSet();
        return [.. connections.Where(connection => broken.Contains(connection.Id)).Take(most)];
    }

    /// <summary>Queues the connections one by one.</summary>
    public async Task QueueAsync(params IReadOnlyList<Connection> connections)
    {
        foreach (var connection in connections)
        {
            await Queue.QueueAsync(TestActors.Support, connection.UserId, connection.Id, Token);
        }
    }

    /// <summary>Lets time pass as it does for a running app: banks are looked at every 5 minutes, the queue is worked every tick.</summary>
    public Task PassAsync(TimeSpan time)
    {
        var until = Now + time;
        return PassUntilAsync(() => Task.FromResult(Now >= until), time + Tick);
    }

    /// <summary>The same until something has happened.</summary>
    public async Task PassUntilAsync(Func<Task<bool>> hasHappened, TimeSpan longest)
    {
        var end = Now + longest;
        while (!await hasHappened())
        {
            if (Now >= end)
            {
                Assert.Fail($"It did not happen in time: {string.Join("; ", (await TicketsAsync()).Select(ticket => $"{ticket.State} until {ticket.DueAt:O}: {ticket.Reason}"))}");
            }

            host.Clock.Advance(Tick);
            if (Now - lookedAt >= LookEvery)
            {
                await LookAsync();
            }

            await WorkAsync();
        }
    }

    /// <summary>One round of the worker.</summary>
    public Task<WorkResult> WorkAsync() => host.Get<RecoveryWorker>().RunAsync(Token);

    /// <summary>All tickets in the order of the queue.</summary>
    public async Task<List<RecoveryTicket>> TicketsAsync()
    {
        await using var database = host.Database();
        return await database.Set<RecoveryTicket>().AsNoTracking().OrderBy(ticket => ticket.Key).ToListAsync(Token);
    }

    /// <summary>The only ticket.</summary>
    public async Task<RecoveryTicket> TicketAsync() => Assert.Single(await TicketsAsync());

    /// <summary>Refreshes that the sandbox was asked for by this app's queue.</summary>
    public async Task<List<RefreshRecord>> SentAsync()
    {
        await using var database = host.Database();
        return await database.Set<RefreshRecord>().AsNoTracking().Where(refresh => !refresh.ByHand).OrderBy(refresh => refresh.Key).ToListAsync(Token);
    }

    /// <summary>Cases, oldest first, with their history.</summary>
    public async Task<List<FailedJobCase>> CasesAsync()
    {
        await using var database = host.Database();
        return await database.Set<FailedJobCase>().AsNoTracking().Include(found => found.Events.OrderBy(happened => happened.Key)).OrderBy(found => found.Number).ToListAsync(Token);
    }

    /// <summary>All active connections at Hooli by web, stored as the directory stores them.</summary>
    public async Task<IReadOnlyList<Connection>> ConnectionsAsync(int most = int.MaxValue)
    {
        var found = new List<Connection>();
        foreach (var user in (await host.SandboxUsersAsync(Token)).Select(UserId.Parse))
        {
            await host.Get<DirectoryWriter>().AddAsync([user], UserSource.Import, Token);
            var connections = await host.Get<BasiqClient>().Connections.ListAsync(user, null, Token);
            foreach (var connection in connections)
            {
                await host.Get<DirectoryWriter>().StoreAsync(user, connection, Token);
            }

            found.AddRange(connections.Where(connection => connection.InstitutionId == Hooli && connection.Method == ConnectionMethod.Web && connection.Status == ConnectionStatus.Active));
            if (found.Count >= most)
            {
                break;
            }
        }

        return [.. found.Take(most)];
    }

    /// <summary>The one of these whose refreshes fail at the bank whatever its health (Basiq's test person jianYang).</summary>
    public async Task<Connection> JianYangAsync(IReadOnlyList<Connection> connections)
    {
        var users = await host.SandboxUsersAsync(Token);
        return connections.Single(connection => connection.UserId.Value == users[SeededPeople.JianYang]);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    public Task<int> LookAsync()
    {
        lookedAt = Now;
        return host.Get<ConnectorWatcher>().LookAsync(Token);
    }
}
