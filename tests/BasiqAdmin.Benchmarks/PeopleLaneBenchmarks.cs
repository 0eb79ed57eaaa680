using System.Diagnostics;
using System.Globalization;
using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Sandbox;
using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Data.Sqlite;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Logging;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Benchmarks;

/// <summary>
/// How much longer a person's call takes while the sweep takes all that the background lane gives, at the production budget of 10 requests a second.
/// People open a page of four calls every second and a half on average; sweep and silence take turns, so that both meet the same noise.
/// <c>dotnet run -c Release --project tests/BasiqAdmin.Benchmarks -- people-lane [pages]</c>
/// </summary>
internal static class PeopleLaneBenchmarks
{
    private const int Users = 2000;
    private const int PagesPerTurn = 15;
    private const int CallsPerPage = 4;
    private static readonly TimeSpan BetweenPages = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan UntilTheBudgetIsFull = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(int pages)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Users = Users, Urls = "http://127.0.0.1:0" });
        var folder = Directory.CreateTempSubdirectory("basiqadmin-");
        using var host = ServiceLayer.Build(Path.Combine(folder.FullName, "basiqadmin.db"), sandbox.BaseAddress, TimeProvider.System, new CapturingLoggerProvider(), settings =>
        {
            settings["Basiq:RequestsPerSecond"] = "10";
            settings["Jobs:SweepPerSecond"] = "100";
        });
        await host.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(default);
        await using var scope = host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var users = await FillAsync(services, sandbox.BaseAddress);

        var basiq = services.GetRequiredService<BasiqClient>();
        await basiq.Users.GetAsync(users[0], default);
        var random = new Random(42);
        var (alone, beside) = (new List<double>(), new List<double>());
        while (alone.Count < pages * CallsPerPage)
        {
            await Task.Delay(UntilTheBudgetIsFull, TimeProvider.System);
            alone.AddRange(await OpenPagesAsync(basiq, users, random));
            beside.AddRange(await BesideSweepAsync(services, () => OpenPagesAsync(basiq, users, random)));
        }

        Write("without the sweep", alone);
        Write("beside the sweep", beside);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"more at the 95th percentile: {Percentile(beside, 95) - Percentile(alone, 95):N1} ms"));
        folder.Delete(recursive: true);
    }

    private static async Task<List<double>> BesideSweepAsync(IServiceProvider services, Func<Task<List<double>>> people)
    {
        using var stopping = new CancellationTokenSource();
        var budget = services.GetRequiredService<RequestBudget>();
        var (start, before) = (Stopwatch.GetTimestamp(), budget.Status.Granted);
        var sweep = SweepAsync(services.GetRequiredService<JobSweep>(), stopping.Token);
        await Task.Delay(UntilTheBudgetIsFull, TimeProvider.System);
        var times = await people();
        var rate = (budget.Status.Granted - before) / Stopwatch.GetElapsedTime(start).TotalSeconds;
        await stopping.CancelAsync();
        await sweep;
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rate:N1} requests a second in all, {times.Count} of them people's"));
        return times;
    }

    private static async Task SweepAsync(JobSweep sweep, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await sweep.RunAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Its turn is over.
        }
    }

    private static async Task<List<double>> OpenPagesAsync(BasiqClient basiq, IReadOnlyList<UserId> users, Random random)
    {
        var pages = new List<Task<double[]>>();
        for (var page = 0; page < PagesPerTurn; page++)
        {
            await Task.Delay(BetweenPages * -Math.Log(1 - random.NextDouble()), TimeProvider.System);
            pages.Add(OpenPageAsync(basiq, users[random.Next(users.Count)]));
        }

        return [.. (await Task.WhenAll(pages)).SelectMany(times => times)];
    }

    private static Task<double[]> OpenPageAsync(BasiqClient basiq, UserId user) => Task.WhenAll(
        TimeAsync(basiq.Users.GetAsync(user, default)),
        TimeAsync(basiq.Connections.ListAsync(user, null, default)),
        TimeAsync(basiq.Jobs.ListAsync(user, null, default)),
        TimeAsync(basiq.Consents.ListAsync(user, default)));

    private static async Task<double> TimeAsync(Task call)
    {
        var start = Stopwatch.GetTimestamp();
        await call;
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static async Task<IReadOnlyList<UserId>> FillAsync(IServiceProvider services, Uri sandbox)
    {
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient("sandbox-control");
        var lines = (await client.GetStringAsync(new Uri(sandbox, "/_sandbox/users.csv"))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        List<UserId> users = [.. lines.Skip(1).Select(UserId.Parse)];
        await services.GetRequiredService<DirectoryWriter>().AddAsync(users, UserSource.Import, default);
        await using var database = await services.GetRequiredService<IDbContextFactory<AdminContext>>().CreateDbContextAsync();
        await database.Set<DirectoryUser>().ExecuteUpdateAsync(user => user.SetProperty(one => one.State, DirectoryState.Known));
        return users;
    }

    private static double Percentile(List<double> times, int percent) => times.Order().ElementAt(times.Count * percent / 100);

    private static void Write(string what, List<double> times) =>
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-20} {times.Count} calls, median {Percentile(times, 50):N1} ms, p95 {Percentile(times, 95):N1} ms"));
}
