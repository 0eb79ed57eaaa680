using System.Diagnostics;
using System.Globalization;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Benchmarks;

/// <summary>
/// The list of connectors and a bank's page with a million jobs and two hundred thousand connections, spread over a year and again over five weeks.
/// <c>dotnet run -c Release --project tests/BasiqAdmin.Benchmarks -- connector-health [jobs]</c>
/// </summary>
internal static class ConnectorHealthBenchmarks
{
    private const int Rounds = 9;

    public static async Task RunAsync(int jobs)
    {
        await using var host = await ServicesHost.StartAsync();
        await host.Get<ConnectorWatcher>().LookAsync(default);
        var banks = (await host.Get<ConnectorCatalog>().GetAsync(default)).All.Select(connector => connector.Id.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        await InboxFiller.FillAsync(host, banks, jobs);
        await using var database = host.Database();
        await database.Database.ExecuteSqlRawAsync("""
            INSERT INTO "Connections" ("Id", "UserId", "InstitutionId", "Method", "Status", "SyncedAt")
            SELECT "ConnectionId", "UserId", "InstitutionId", CASE WHEN "Key" % 3 = 0 THEN 'openbanking' ELSE 'web' END, 'active', 0 FROM "Jobs" GROUP BY "ConnectionId"
            """);
        await MeasureAsync(host, banks, "a job every 30 s");

        var now = host.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        await database.Database.ExecuteSqlAsync($"""UPDATE "Jobs" SET "CreatedAt" = {now} - ({now} - "CreatedAt") / 10""");
        await MeasureAsync(host, banks, "a job every 3 s");
    }

    private static async Task MeasureAsync(ServicesHost host, List<string> banks, string density)
    {
        var health = host.Get<IConnectorHealth>();
        Task<Page<ConnectorRow>> ListAsync() => health.SearchAsync(TestActors.Support, new ConnectorFilter(), new PageRequest(100), 90, default);
        host.Clock.Advance(ConnectorFigureReader.Oldest);
        await WriteAsync($"list that has to wait for its count, {density}", () =>
        {
            host.Clock.Advance(ConnectorFigureReader.Oldest);
            return ListAsync();
        });
        await WriteAsync($"list as it is while the app runs, {density}", ListAsync);
        await WriteAsync($"counts, {density}", () => health.CountAsync(TestActors.Support, default));
        await WriteAsync($"a bank's page, {density}", () => health.GetAsync(TestActors.Support, InstitutionId.Parse(banks[3]), default));
        await WriteAsync($"news of the bell, {density}", () => health.OutagesAsync(TestActors.Support, default));
    }

    private static async Task WriteAsync<T>(string name, Func<Task<T>> action)
    {
        var times = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            await action();
            times[round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        var sorted = times.Order().ToList();
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{name,-50} median {sorted[Rounds / 2],8:N1} ms, worst {sorted[^1],8:N1} ms"));
    }
}
