using System.Net.Http.Json;
using System.Text.Json;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Basiq.Users;
using BasiqAdmin.Sandbox;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Sqlite;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Logging;
using BasiqAdmin.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace BasiqAdmin.Testing.Services;

/// <summary>The service layer as the app registers it, on a SQLite file of its own and a sandbox over HTTP, on a clock that stands still. Workers are registered, not started.</summary>
public sealed class ServicesHost : IAsyncDisposable
{
    private readonly string folder;
    private readonly IHost host;
    private readonly HttpClient control;

    private ServicesHost(string folder, SandboxServer sandbox, IHost host, ManualTimeProvider clock, CapturingLoggerProvider logs)
    {
        (this.folder, Sandbox, this.host, Clock, Logs) = (folder, sandbox, host, clock, logs);
        control = host.Services.GetRequiredService<IHttpClientFactory>().CreateClient("sandbox-control");
        control.BaseAddress = sandbox.BaseAddress;
    }

    /// <summary>The clock of services, client and sandbox.</summary>
    public ManualTimeProvider Clock { get; }

    /// <summary>Everything that was logged.</summary>
    public CapturingLoggerProvider Logs { get; }

    /// <summary>The sandbox.</summary>
    public SandboxServer Sandbox { get; }

    /// <summary>The SQLite file.</summary>
    public string DatabaseFile => Path.Combine(folder, "data", "basiqadmin.db");

    /// <summary>
    /// Starts sandbox and services over an empty database. Without clocks of their own both live by one that stands still. Where
    /// jobs are followed in the background while a test lets hours pass, <paramref name="clockWaitsForCalls"/> keeps them in step
    /// however slow the machine is; it is not for tests in which Basiq is too slow. With <paramref name="storesAsShipped"/> the database
    /// is made and written as in the app, for tests of just that: migrated on the spot, every commit synced to disk.
    /// </summary>
    public static async Task<ServicesHost> StartAsync(
        int users = 20,
        Action<Dictionary<string, string?>>? settings = null,
        Action<IServiceCollection>? configure = null,
        ManualTimeProvider? time = null,
        TimeProvider? sandboxTime = null,
        bool oneBank = false,
        bool clockWaitsForCalls = false,
        bool storesAsShipped = false)
    {
        var clock = time ?? new ManualTimeProvider();
        var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Users = users, OneBank = oneBank, Urls = "http://127.0.0.1:0", TimeProvider = sandboxTime ?? clock });
        var root = Directory.CreateTempSubdirectory("basiqadmin-").FullName;
        var logs = new CapturingLoggerProvider();
        var file = Path.Combine(root, "data", "basiqadmin.db");
        var built = ServiceLayer.Build(file, sandbox.BaseAddress, clock, logs, settings, services =>
        {
            // Renewals of the token run by themselves, beside whatever a test does.
            services.AddHttpClient("Basiq.Token").ConfigureAdditionalHttpMessageHandlers((handlers, _) => handlers.Insert(0, new ClockHoldHandler(clock)));
            if (clockWaitsForCalls)
            {
                services.AddHttpClient("Basiq").ConfigureAdditionalHttpMessageHandlers((handlers, _) => handlers.Add(new ClockHoldHandler(clock)));
            }

            if (!storesAsShipped)
            {
                TestStorage.CreateAt(file);
                services.AddUnsyncedWrites();
            }

            configure?.Invoke(services);
        });
        if (storesAsShipped)
        {
            await built.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        }

        await using (var database = await built.Services.GetRequiredService<IDbContextFactory<AdminContext>>().CreateDbContextAsync())
        {
            await TestActors.SignInAsync(database, clock.GetUtcNow());
        }

        return new ServicesHost(root, sandbox, built, clock, logs);
    }

    /// <summary>A service, each time from a scope of its own, as every circuit and every run of a worker has one: what a scoped service keeps to itself is not there the next time. Nothing in it has to be disposed, which a convention test holds.</summary>
    public T Get<T>()
        where T : notnull => host.Services.CreateScope().ServiceProvider.GetRequiredService<T>();

    /// <summary>Starts the workers, as the app does.</summary>
    public Task StartWorkersAsync(CancellationToken cancellationToken) => host.StartAsync(cancellationToken);

    /// <summary>A context of the database.</summary>
    public AdminContext Database() => host.Services.GetRequiredService<IDbContextFactory<AdminContext>>().CreateDbContext();

    /// <summary>Stores a user with these connections as if Basiq had told about it.</summary>
    public Task StoreAsync(User user, params IReadOnlyList<Connection> connections) =>
        Get<DirectoryWriter>().StoreAsync(user, new BasiqList<Connection>(connections, []), UserSource.Import, CancellationToken.None);

    /// <summary>Stores rows as they are.</summary>
    public async Task StoreRowsAsync(params IReadOnlyList<object> rows)
    {
        await using var database = Database();
        database.AddRange(rows);
        await database.SaveChangesAsync();
    }

    /// <summary>Moves the clock over short waits, such as those between retries, until <paramref name="work"/> is through.</summary>
    public Task<T> ThroughRetriesAsync<T>(Task<T> work, CancellationToken cancellationToken) => Clock.DriveAsync(work, TimeSpan.FromSeconds(6), cancellationToken);

    /// <summary>The ids of all users of the sandbox, in its order.</summary>
    public async Task<IReadOnlyList<string>> SandboxUsersAsync(CancellationToken cancellationToken) =>
        [.. (await control.GetStringAsync("/_sandbox/users.csv", cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)];

    /// <summary>Makes requests to <paramref name="path"/> (a template, with the method before it where it matters) fail; 0 times is for good.</summary>
    public Task FailAsync(string path, int? status = null, int times = 0, bool drop = false, CancellationToken cancellationToken = default) =>
        FailAsync(new SandboxFault(path, status, times, drop), cancellationToken);

    /// <summary>Plays a fault on the next requests to its path.</summary>
    public async Task FailAsync(SandboxFault fault, CancellationToken cancellationToken)
    {
        using var reply = await control.PostAsJsonAsync("/_sandbox/faults", fault, cancellationToken);
        reply.EnsureSuccessStatusCode();
    }

    /// <summary>How many requests to <paramref name="path"/> (a template) the sandbox has answered or dropped.</summary>
    public async Task<int> CountRequestsAsync(string method, string path, CancellationToken cancellationToken)
    {
        var stats = await control.GetFromJsonAsync<JsonElement>("/_sandbox/stats", cancellationToken);
        return stats.GetProperty("requests").EnumerateArray()
            .Where(entry => entry.GetProperty("method").GetString() == method && entry.GetProperty("path").GetString() == path)
            .Sum(entry => entry.GetProperty("count").GetInt32());
    }

    /// <summary>Every request that the sandbox has answered or dropped since it was made or reset, as method and path (a template); one that came twice is there twice.</summary>
    public async Task<IReadOnlyList<string>> RequestsAsync(CancellationToken cancellationToken)
    {
        var stats = await control.GetFromJsonAsync<JsonElement>("/_sandbox/stats", cancellationToken);
        return [.. stats.GetProperty("requests").EnumerateArray().SelectMany(entry => Enumerable.Repeat($"{entry.GetProperty("method").GetString()} {entry.GetProperty("path").GetString()}", entry.GetProperty("count").GetInt32()))];
    }

    /// <summary>How often each change was asked for, by method and path (no template) and the status that it was answered with; 0 is a connection that broke.</summary>
    public async Task<ILookup<string, (int Status, int Count)>> CountChangesAsync(CancellationToken cancellationToken)
    {
        var stats = await control.GetFromJsonAsync<JsonElement>("/_sandbox/stats", cancellationToken);
        return stats.GetProperty("changes").EnumerateArray().ToLookup(
            entry => $"{entry.GetProperty("method").GetString()} {entry.GetProperty("path").GetString()}",
            entry => (entry.GetProperty("status").GetInt32(), entry.GetProperty("count").GetInt32()),
            StringComparer.Ordinal);
    }

    /// <summary>Sets the state of a bank's way in, e.g. <c>major-outage</c>.</summary>
    public async Task SetBankAsync(string institutionId, string method, string status, CancellationToken cancellationToken)
    {
        using var reply = await control.PostAsJsonAsync($"/_sandbox/connectors/{institutionId}/{method}", new { status }, cancellationToken);
        reply.EnsureSuccessStatusCode();
    }

    /// <summary>Has the list of banks read again if it is due: whoever looks next sees how they are now.</summary>
    public async Task RereadBanksAsync(CancellationToken cancellationToken)
    {
        await Get<ConnectorCatalog>().GetAsync(cancellationToken);
        await Get<ConnectorCatalog>().Rereading;
    }

    /// <summary>Undoes faults and everything else that happened to the sandbox.</summary>
    public async Task ResetSandboxAsync(CancellationToken cancellationToken)
    {
        using var reply = await control.PostAsync("/_sandbox/reset", null, cancellationToken);
        reply.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        if (host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }

        control.Dispose();
        await Sandbox.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        LogPrivacy.Check(Logs);

        // Such a warning would stand on the errors page of whoever runs the app, with nothing to be done about it.
        Assert.Empty(Logs.Lines.Where(line => line is { Category: "Microsoft.EntityFrameworkCore.Query", Level: >= LogLevel.Warning, Exception: null }).Select(line => line.Message));
    }
}
