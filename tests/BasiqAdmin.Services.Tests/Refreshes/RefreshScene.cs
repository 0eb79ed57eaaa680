using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Refreshes;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Services;
using BasiqAdmin.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Tests.Refreshes;

/// <summary>Refreshes against a sandbox, and the people who ask for them.</summary>
internal sealed class RefreshScene(ServicesHost host) : IAsyncDisposable
{
    public const string RefreshPath = "/users/{userId}/connections/{connectionId}/refresh";

    public static Actor Sam { get; } = new("u-sam", "Sam Support", Role.Support);

    public static Actor Ota { get; } = new("u-ota", "Ota Support", Role.Support);

    public static Actor Lea { get; } = new("u-lea", "Lea Lead", Role.TeamLead);

    public ServicesHost Host => host;

    public IRefreshService Refreshes => host.Get<IRefreshService>();

    public BasiqClient Basiq => host.Get<BasiqClient>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<RefreshScene> StartAsync(Action<IServiceCollection>? configure = null) => new(await ServicesHost.StartAsync(users: 200, configure: configure));

    /// <summary>The same with Basiq's clock ahead of ours, or behind.</summary>
    public static async Task<RefreshScene> StartApartAsync(TimeSpan ahead)
    {
        var clock = new ManualTimeProvider();
        return new RefreshScene(await ServicesHost.StartAsync(users: 200, time: clock, sandboxTime: new ShiftedTimeProvider(clock, ahead)));
    }

    /// <summary>The same on a clock that goes by itself: whoever waits for another one's answer waits as long as the answer takes.</summary>
    public static async Task<RefreshScene> StartInRealTimeAsync() => new(await ServicesHost.StartAsync(users: 200, configure: OnRealTime, sandboxTime: TimeProvider.System));

    /// <summary>Another app on the same database and sandbox, in real time too.</summary>
    public async Task<RefreshScene> StartSecondAppAsync() => new(await ServicesHost.StartAsync(
        users: 1,
        settings: values =>
        {
            values["Storage:ConnectionString"] = $"Data Source={host.DatabaseFile}";
            values["Basiq:BaseUrl"] = host.Sandbox.BaseAddress.ToString();
        },
        configure: OnRealTime));

    /// <summary>Connections with the green light.</summary>
    public async Task<IReadOnlyList<Connection>> AllowedAsync(int count, ConnectionMethod? method = null) =>
        await AllAsync().Where(connection => connection.Status == ConnectionStatus.Active && (method is null || connection.Method == method))
            .Where(async (connection, token) => (await Refreshes.CheckAsync(Sam, connection.UserId, connection.Id, token)).IsAllowed).Take(count).ToListAsync(Token);

    /// <summary>One of those.</summary>
    public async Task<Connection> AllowedAsync(ConnectionMethod? method = null) => (await AllowedAsync(1, method)).Single();

    /// <summary>The first connection that <paramref name="isWanted"/> picks.</summary>
    public async Task<Connection> FindAsync(Func<Connection, bool> isWanted) => await AllAsync().FirstAsync(isWanted, Token);

    public Task<RefreshAnswer> RefreshAsync(Connection connection, Actor? actor = null, string? reason = null) =>
        Refreshes.RefreshAsync(actor ?? Sam, connection.UserId, connection.Id, reason, Token);

    public Task<RefreshVerdict> CheckAsync(Connection connection) => Refreshes.CheckAsync(Sam, connection.UserId, connection.Id, Token);

    public Task<IReadOnlyList<RefreshRow>> HistoryAsync(Connection connection) => Refreshes.HistoryAsync(Sam, connection.Id, 100, Token);

    public Task<int> SentAsync() => host.CountRequestsAsync("POST", RefreshPath, Token);

    public Task FailAsync(int? status = null, bool drop = false, bool afterEffect = false, int times = 1) =>
        host.FailAsync(new SandboxFault($"POST {RefreshPath}", status, times, drop, AfterEffect: afterEffect), Token);

    /// <summary>What the audit trail says of a connection, oldest first.</summary>
    public async Task<IReadOnlyList<AuditRow>> AuditAsync(Connection connection) =>
        [.. (await host.Get<IAuditLog>().SearchAsync(TestActors.Admin, new AuditFilter(Text: connection.Id.Value), new PageRequest(100), Token)).Items.Reverse()];

    public async Task<JobRecord?> JobAsync(JobId? id)
    {
        await using var context = host.Database();
        return await context.Set<JobRecord>().AsNoTracking().SingleOrDefaultAsync(job => job.Id == id, Token);
    }

    /// <summary>A refresh as an app leaves it that dies while it asks Basiq.</summary>
    public async Task<RefreshRecord> LeaveSendingAsync(Connection connection)
    {
        await using var context = host.Database();
        var refresh = new RefreshRecord
        {
            UserId = connection.UserId,
            ConnectionId = connection.Id,
            InstitutionId = connection.InstitutionId,
            Method = connection.Method,
            ActorId = Ota.Id,
            ActorName = Ota.Name,
            ByHand = true,
            RequestedAt = host.Clock.GetUtcNow(),
            State = RefreshState.Sending,
            Verdict = "[]",
        };
        context.Add(refresh);
        await context.SaveChangesAsync(Token);
        return refresh;
    }

    /// <summary>Basiq's answer to such a refresh.</summary>
    public async Task StartedAsync(RefreshRecord refresh, JobId jobId)
    {
        await using var context = host.Database();
        context.Attach(refresh);
        (refresh.State, refresh.JobId) = (RefreshState.Started, jobId);
        await context.SaveChangesAsync(Token);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static void OnRealTime(IServiceCollection services) => services.AddSingleton(TimeProvider.System);

    private async IAsyncEnumerable<Connection> AllAsync()
    {
        foreach (var user in await host.SandboxUsersAsync(Token))
        {
            await host.Get<DirectoryWriter>().AddAsync([UserId.Parse(user)], UserSource.Import, Token);
            foreach (var connection in await Basiq.Connections.ListAsync(UserId.Parse(user), null, Token))
            {
                yield return connection;
            }
        }
    }
}
