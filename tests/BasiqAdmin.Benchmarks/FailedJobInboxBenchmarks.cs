using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Benchmarks;

/// <summary>
/// The failed-job inbox with a million jobs of which a tenth failed: every page, filter, order and count, with their indexes and on the same data without them.
/// One figure is one call of the service, and the same statements sent to the database without the service around them.
/// <c>dotnet run -c Release --project tests/BasiqAdmin.Benchmarks -- failed-job-inbox [jobs]</c>
/// </summary>
internal static class FailedJobInboxBenchmarks
{
    private const int Rounds = 40;
    private const int RoundsWithout = 5;
    private const int WarmUps = 8;
    private static readonly string[] Orders = ["group", "newest", "age", "failures"];

    public static async Task RunAsync(int jobs)
    {
        await using var host = await ServicesHost.StartAsync();
        var banks = (await host.Get<ConnectorCatalog>().GetAsync(default)).All.Select(connector => connector.Id.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        await host.SetBankAsync(banks[3], "web", "major-outage", default);
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        await host.Get<ConnectorCatalog>().GetAsync(default);
        var watch = Stopwatch.StartNew();
        await InboxFiller.FillAsync(host, banks, jobs);
        Write($"{jobs:N0} jobs, {jobs / 10:N0} failed, a case each; stored in {watch.Elapsed.TotalSeconds:N0} s, the file has {new FileInfo(host.DatabaseFile).Length / 1048576.0:N0} MiB");

        var withIndexes = await MeasureAllAsync(host, banks, Rounds);
        await DropIndexesAsync(host);
        var without = await MeasureAllAsync(host, banks, RoundsWithout);

        Write($"{"",-44} {"call: median",13} {"p95",9} {"database: median",17} {"p95",9} {"without index",14} {"ratio",8}");
        foreach (var (name, times) in withIndexes)
        {
            Write($"{name,-44} {times.Median,10:N2} ms {times.P95,6:N2} ms {times.DatabaseMedian,14:N2} ms {times.DatabaseP95,6:N2} ms {without[name].DatabaseMedian,11:N2} ms {without[name].DatabaseMedian / times.DatabaseMedian,7:N1}x");
        }

        var ratios = withIndexes.Select(measured => without[measured.Key].DatabaseMedian / measured.Value.DatabaseMedian).Order().ToList();
        Write($"{withIndexes.Count} calls; slowest p95 of a call {withIndexes.Values.Max(times => times.P95):N2} ms, in the database {withIndexes.Values.Max(times => times.DatabaseP95):N2} ms; p95 above 20 ms there: {withIndexes.Values.Count(times => times.DatabaseP95 > 20)}; p95 of all calls together {Percentile([.. withIndexes.Values.SelectMany(times => times.Database)], 95):N2} ms in the database; ratio {ratios[0]:N1} to {ratios[^1]:N0}, median {ratios[ratios.Count / 2]:N1}");
    }

    private static async Task<Dictionary<string, Times>> MeasureAllAsync(ServicesHost host, List<string> banks, int rounds)
    {
        var inbox = host.Get<IFailedJobInbox>();
        var times = new Dictionary<string, Times>(StringComparer.Ordinal);
        using var statements = new Statements();
        await using var database = host.Database();
        await database.Database.OpenConnectionAsync();
        var connection = database.Database.GetDbConnection();
        async Task MeasureAsync<T>(string name, Func<int, Task<T>> action) => times[name] = await TimeAsync(action, statements, connection, rounds);

        foreach (var state in new[] { CaseState.Open, CaseState.Resolved })
        {
            var all = new CaseFilter { State = state };
            foreach (var (name, filter) in Filters(all, banks))
            {
                foreach (var order in Orders)
                {
                    await MeasureAsync($"{state}, {name}, by {order}", round => PageAsync(inbox, filter(round), order));
                }

                await MeasureAsync($"{state}, {name}, groups", round => inbox.GroupsAsync(TestActors.TeamLead, filter(round), default));
            }

            var deep = await DeepCursorAsync(inbox, all);
            await MeasureAsync($"{state}, 40 pages on", _ => PageAsync(inbox, all, "group", deep));
            await MeasureAsync($"{state}, banks, codes and steps", _ => inbox.FacetsAsync(TestActors.TeamLead, state, default));
        }

        await MeasureAsync("inside a fold", _ => PageAsync(inbox, new CaseFilter { InOutageOf = InstitutionId.Parse(banks[3]) }, "group"));
        await MeasureAsync("folds", _ => inbox.FoldsAsync(TestActors.TeamLead, new CaseFilter(), default));
        await MeasureAsync("counts of the chips", _ => inbox.CountAsync(TestActors.TeamLead, new CaseFilter(), default));
        await MeasureAsync("one case", round => inbox.GetAsync(TestActors.TeamLead, 1 + (round * 997), default));
        await MeasureAsync("trend, 90 days", _ => inbox.TrendAsync(TestActors.TeamLead, 90, default));
        await MeasureAsync("list of jobs, failed", _ => host.Get<IJobService>().SearchAsync(TestActors.TeamLead, new JobFilter(JobStatus.Failed), new PageRequest(50), default));
        await MeasureAsync("list of jobs, counts by state", _ => host.Get<IJobService>().CountAsync(TestActors.TeamLead, default));
        return times;
    }

    private static (string Name, Func<int, CaseFilter> Filter)[] Filters(CaseFilter all, List<string> banks) =>
    [
        ("no filter", _ => all),
        ("who must act", round => all with { Owner = (ActionOwner)(round % 4) }),
        ("cause", round => all with { Cause = InboxFiller.CauseOf(round) }),
        ("bank", round => all with { Institution = InstitutionId.Parse(banks[round % banks.Count]) }),
        ("code", round => all with { Code = InboxFiller.CodeOf(round) }),
        ("rare code", _ => all with { Code = "rare-code" }),
        ("step", round => all with { Step = InboxFiller.StepOf(round) }),
        ("assignee", round => all with { Assignee = InboxFiller.AssigneeOf(round * 5) }),
        ("nobody's", _ => all with { Assignee = CaseFilter.Nobody }),
        ("older than 3 days", _ => all with { OlderThan = TimeSpan.FromDays(3) }),
        ("younger than 4 hours", _ => all with { YoungerThan = TimeSpan.FromHours(4) }),
        ("owner + bank + age", round => all with { Owner = ActionOwner.Customer, Institution = InstitutionId.Parse(banks[round % banks.Count]), OlderThan = TimeSpan.FromDays(1) }),
        ("assignee + step + rare code", round => all with { Assignee = InboxFiller.AssigneeOf(round * 5), Step = InboxFiller.StepOf(round), Code = "rare-code" }),
        ("id of a user", round => all with { Text = InboxFiller.UserOf(round * 370) }),
    ];

    private static Task<Page<CaseRow>> PageAsync(IFailedJobInbox inbox, CaseFilter filter, string order, string? cursor = null) =>
        inbox.SearchAsync(TestActors.TeamLead, filter, new PageRequest(50, cursor, order, Descending: order is "newest" or "failures"), default);

    private static async Task<string?> DeepCursorAsync(IFailedJobInbox inbox, CaseFilter filter)
    {
        string? cursor = null;
        for (var page = 0; page < 40; page++)
        {
            cursor = (await PageAsync(inbox, filter, "group", cursor)).Next;
        }

        return cursor;
    }

    private static async Task<Times> TimeAsync<T>(Func<int, Task<T>> action, Statements statements, DbConnection connection, int rounds)
    {
        for (var round = 0; round < Math.Min(rounds, WarmUps); round++)
        {
            Statements.Time(connection, await statements.OfAsync(() => action(round)));
        }

        var (call, database) = (new double[rounds], new double[rounds]);
        for (var round = 0; round < rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            var sent = await statements.OfAsync(() => action(round));
            call[round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            database[round] = Statements.Time(connection, sent);
        }

        return new Times(Percentile(call, 50), Percentile(call, 95), database);
    }

    private static double Percentile(double[] times, int percent) => times.Order().ElementAt(times.Length * percent / 100);

    private static async Task DropIndexesAsync(ServicesHost host)
    {
        await using var database = host.Database();
        var indexes = await database.Database.SqlQuery<string>($"""SELECT name AS "Value" FROM sqlite_master WHERE type = 'index' AND tbl_name IN ('FailedJobCases', 'Jobs') AND sql LIKE 'CREATE INDEX%'""").ToListAsync();
        foreach (var index in indexes)
        {
            await database.Database.ExecuteSqlRawAsync($"DROP INDEX \"{index}\"");
        }

        Write($"{indexes.Count} indexes dropped");
    }

    private static void Write(FormattableString text) => Console.Out.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private sealed record Times(double Median, double P95, double[] Database)
    {
        public double DatabaseMedian => Percentile(Database, 50);

        public double DatabaseP95 => Percentile(Database, 95);
    }
}
