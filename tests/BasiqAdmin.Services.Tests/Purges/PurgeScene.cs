using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Tests.Purges;

/// <summary>Purges against a sandbox, and the people who ask for them.</summary>
internal sealed class PurgeScene(ServicesHost host) : IAsyncDisposable
{
    public const string PurgePath = "/users/{userId}/connections/{connectionId}/purge";
    public const string AccountsPath = "/users/{userId}/accounts";

    public static Actor Ada { get; } = new("u-ada", "Ada Admin", Role.Admin, "192.0.2.7", Guid.CreateVersion7());

    public static Actor Ben { get; } = new("u-ben", "Ben Admin", Role.Admin, Session: Guid.CreateVersion7());

    public static Actor Lea { get; } = new("u-lea", "Lea Lead", Role.TeamLead, Session: Guid.CreateVersion7());

    public static Actor Sam { get; } = new("u-sam", "Sam Support", Role.Support, Session: Guid.CreateVersion7());

    public ServicesHost Host => host;

    public IPurgeService Purges => host.Get<IPurgeService>();

    public BasiqClient Basiq => host.Get<BasiqClient>();

    public PurgeSettlement Settlement => host.Get<PurgeSettlement>();

    public PurgesAcrossRestarts Restarts => host.Get<IEnumerable<IHostedService>>().OfType<PurgesAcrossRestarts>().Single();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<PurgeScene> StartAsync(bool secondPerson = false, Action<IServiceCollection>? configure = null) =>
        await OnAsync(await ServicesHost.StartAsync(users: 300, settings: values => values["Purge:RequireSecondPerson"] = secondPerson.ToString(), configure: configure));

    /// <summary>The scene on a host that is set up otherwise, with its people signed in.</summary>
    public static async Task<PurgeScene> OnAsync(ServicesHost host)
    {
        await using var context = host.Database();
        await TestActors.SignInAsync(context, host.Clock.GetUtcNow(), Ada, Ben, Lea, Sam);
        return new PurgeScene(host);
    }

    /// <summary>Another app on the same database and sandbox.</summary>
    public async Task<PurgeScene> StartSecondAppAsync() => new(await ServicesHost.StartAsync(users: 1, settings: values =>
    {
        values["Storage:ConnectionString"] = $"Data Source={host.DatabaseFile}";
        values["Basiq:BaseUrl"] = host.Sandbox.BaseAddress.ToString();
    }));

    /// <summary>An active connection with data, without a job, and the only one at its bank.</summary>
    public Task<Connection> FindPurgeableAsync() => FindAsync(IsPurgeableAsync);

    /// <summary>Several of those.</summary>
    public async Task<IReadOnlyList<Connection>> FindPurgeableAsync(int count) => await FindAllAsync(IsPurgeableAsync).Take(count).ToListAsync(Cancelled);

    public async Task<Connection> FindAsync(Func<Connection, IReadOnlyList<Connection>, Task<bool>> isWanted) =>
        await FindAllAsync(isWanted).FirstOrDefaultAsync(Cancelled) ?? throw new InvalidOperationException("The sandbox has no such connection.");

    public async Task<int> CountAccountsAsync(Connection connection) =>
        (await Basiq.Accounts.ListAsync(connection.UserId, connection.Id, Cancelled)).Count;

    public static PurgeCommand Command(Connection connection, Guid? repeats = null) =>
        new(connection.UserId, connection.Id, "Customer asked for it", connection.Id.Value, repeats);

    public Task<PurgeReceipt> RequestAsync(Connection connection, Actor? actor = null, Guid? repeats = null) =>
        Purges.RequestAsync(actor ?? Ada, Command(connection, repeats), Cancelled);

    public async Task<PurgeReceipt> ReceiptAsync(Guid id) => (await Purges.GetAsync(Ada, id, Cancelled))!;

    public Task FailPurgeAsync(int? status = null, bool drop = false, bool malformed = false, int? latencyMs = null, bool afterEffect = false, int times = 1) =>
        host.FailAsync(new SandboxFault($"POST {PurgePath}", status, times, drop, malformed, latencyMs, afterEffect), Cancelled);

    public Task<int> SentAsync() => host.CountRequestsAsync("POST", PurgePath, Cancelled);

    /// <summary>Runs the settling worker again and again while the clock goes on, as it does in the app.</summary>
    public async Task SettleForAsync(TimeSpan time)
    {
        for (var until = host.Clock.GetUtcNow() + time; host.Clock.GetUtcNow() <= until; host.Clock.Advance(TimeSpan.FromSeconds(5)))
        {
            await Settlement.RunAsync(Cancelled);
        }
    }

    /// <summary>What the audit trail says of a purge or connection, oldest first.</summary>
    public async Task<IReadOnlyList<AuditRow>> AuditAsync(string text) =>
        [.. (await host.Get<IAuditLog>().SearchAsync(Ada, new AuditFilter(Text: text), new PageRequest(100), Cancelled)).Items.Reverse()];

    public async Task<bool> ChainHoldsAsync() => (await host.Get<IAuditLog>().VerifyAsync(Ada, null, Cancelled)).Holds;

    /// <summary>A purge row as an app leaves it that dies after storing the intent.</summary>
    public async Task<Guid> LeaveSendingAsync(Connection connection, string owner, DateTimeOffset leaseUntil)
    {
        await using var context = host.Database();
        var now = host.Clock.GetUtcNow();
        var purge = new PurgeRequest
        {
            Id = Guid.CreateVersion7(now),
            UserId = connection.UserId.Value,
            ConnectionId = connection.Id.Value,
            InstitutionName = "Hooli",
            State = PurgeState.Sending,
            RequesterId = Ada.Id,
            RequesterName = Ada.Name,
            Reason = "Customer asked for it",
            RequestedAt = now,
            SentAt = now,
            PreCheck = PurgeReceipts.Write(new PurgePreCheck([], 1, now)),
            AccountsBefore = await CountAccountsAsync(connection),
            LastUsedBefore = connection.LastUsedAt,
            NewestJobBefore = (await Basiq.Jobs.ListAsync(connection.UserId, connection.Id, Cancelled)).Max(job => job.CreatedAt),
            LeaseOwner = owner,
            LeaseUntil = leaseUntil,
        };
        context.Add(purge);
        await context.SaveChangesAsync(Cancelled);
        return purge.Id;
    }

    /// <summary>Waits until a purge of <paramref name="connection"/> is being sent.</summary>
    public Task UntilSendingAsync(Connection connection) => UntilAsync(async () =>
    {
        await using var context = host.Database();
        return await context.Set<PurgeRequest>().AnyAsync(purge => purge.ConnectionId == connection.Id.Value && purge.State == PurgeState.Sending, Cancelled);
    });

    /// <summary>Waits, in real time, until something outside this process's control has come about.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!await isSo())
        {
            await ticks.WaitForNextTickAsync(Cancelled);
        }
    }

    /// <summary>Lets the clock go on until <paramref name="task"/> has ended.</summary>
    public Task AdvanceUntilAsync(Task task) => UntilAsync(() =>
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        return Task.FromResult(task.IsCompleted);
    });

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private async IAsyncEnumerable<Connection> FindAllAsync(Func<Connection, IReadOnlyList<Connection>, Task<bool>> isWanted)
    {
        foreach (var user in await host.SandboxUsersAsync(Cancelled))
        {
            var all = await Basiq.Connections.ListAsync(UserId.Parse(user), null, Cancelled);
            foreach (var connection in all)
            {
                if (await isWanted(connection, all))
                {
                    yield return connection;
                }
            }
        }
    }

    private async Task<bool> IsPurgeableAsync(Connection connection, IReadOnlyList<Connection> all) =>
        connection.Status == ConnectionStatus.Active
        && all.Count(other => other.InstitutionId == connection.InstitutionId) == 1
        && await CountAccountsAsync(connection) > 0
        && (await Basiq.Jobs.ListAsync(connection.UserId, connection.Id, Cancelled)).All(job => job.Status is JobStatus.Succeeded or JobStatus.Failed);
}
