using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Tests.Connectors;

/// <summary>The banks' health as the watcher sees it: five minutes pass, then it looks.</summary>
internal sealed class WatchScene(ServicesHost host) : IAsyncDisposable
{
    public static readonly InstitutionId Hooli = InstitutionId.Parse("AU00000");
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    public ServicesHost Host => host;

    public DateTimeOffset Now => host.Clock.GetUtcNow();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<WatchScene> StartAsync() => new(await ServicesHost.StartAsync(users: 5));

    /// <summary>Lets <paramref name="after"/> pass, by default one interval, and looks.</summary>
    public Task LookAsync(TimeSpan? after = null)
    {
        host.Clock.Advance(after ?? Interval);
        return host.Get<ConnectorWatcher>().LookAsync(Token);
    }

    /// <summary>The bank's way by web turns into <paramref name="status"/>, and an interval later the watcher looks.</summary>
    public async Task SeeAsync(string status, TimeSpan? after = null)
    {
        await host.SetBankAsync(Hooli.Value, "web", status, Token);
        await LookAsync(after);
    }

    /// <summary>The stored spans of the bank's way by web, oldest first.</summary>
    public async Task<IReadOnlyList<ConnectorStatusSpan>> SpansAsync()
    {
        await using var database = host.Database();
        return await database.Set<ConnectorStatusSpan>().Where(span => span.InstitutionId == Hooli && span.Method == ConnectionMethod.Web).OrderBy(span => span.Key).ToListAsync(Token);
    }

    /// <summary>The stored times without a gap, oldest first.</summary>
    public async Task<IReadOnlyList<ConnectorWatch>> WatchesAsync()
    {
        await using var database = host.Database();
        return await database.Set<ConnectorWatch>().OrderBy(watch => watch.Key).ToListAsync(Token);
    }

    public async Task<DateTimeOffset?> OperationalSinceAsync() => (await host.Get<ConnectorOutages>().OperationalPeriodAsync(Hooli, ConnectionMethod.Web, Token))?.Since;

    public Task<DateTimeOffset?> OutageStartedAsync() => host.Get<ConnectorOutages>().OutageStartedAsync(Hooli, ConnectionMethod.Web, Token);

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
