using System.Diagnostics;
using System.Globalization;
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
/// The failed-job inbox with a million jobs of which a tenth failed: pages, filters and counts, with their indexes and on the same data without them.
/// <c>dotnet run -c Release --project tests/BasiqAdmin.Benchmarks -- failed-job-inbox [jobs]</c>
/// </summary>
internal static class FailedJobInboxBenchmarks
{
    private const int Rounds = 60;

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

        var withIndexes = await MeasureAllAsync(host, banks);
        await DropIndexesAsync(host);
        var without = await MeasureAllAsync(host, banks);

        Write($"{"",-44} {"median",9} {"p95",9} {"p95 without index",19} {"ratio",7}");
        foreach (var (name, times) in withIndexes)
        {
            Write($"{name,-44} {times.Median,6:N2} ms {times.P95,6:N2} ms {without[name].P95,16:N2} ms {without[name].P95 / times.P95,6:N1}x");
        }

        Write($"slowest p95 with indexes: {withIndexes.Values.Max(times => times.P95):N2} ms");
    }

    private static async Task<Dictionary<string, Times>> MeasureAllAsync(ServicesHost host, List<string> banks)
    {
        var inbox = host.Get<IFailedJobInbox>();
        var all = new CaseFilter();
        var deep = await DeepCursorAsync(inbox);
        var times = new Dictionary<string, Times>(StringComparer.Ordinal);
        Task<Page<CaseRow>> PageAsync(CaseFilter filter, string? sort = null, string? cursor = null) =>
            inbox.SearchAsync(TestActors.TeamLead, filter, new PageRequest(50, cursor, sort, Descending: sort is null), default);
        async Task MeasureAsync<T>(string name, Func<int, Task<T>> action) => times[name] = await TimeAsync(action);

        await MeasureAsync("page, newest", _ => PageAsync(all));
        await MeasureAsync("page, 40 pages on", _ => PageAsync(all, cursor: deep));
        await MeasureAsync("page, by group", _ => PageAsync(all, "group"));
        await MeasureAsync("page, by age", _ => PageAsync(all, "age"));
        await MeasureAsync("page, by failures", _ => PageAsync(all, "failures"));
        await MeasureAsync("page, resolved", _ => PageAsync(all with { State = CaseState.Resolved }));
        await MeasureAsync("filter, who must act", round => PageAsync(all with { Owner = (ActionOwner)(round % 4) }));
        await MeasureAsync("filter, cause", round => PageAsync(all with { Cause = InboxFiller.CauseOf(round) }));
        await MeasureAsync("filter, bank", round => PageAsync(all with { Institution = Id(banks[round % banks.Count]) }));
        await MeasureAsync("filter, code", round => PageAsync(all with { Code = InboxFiller.CodeOf(round) }));
        await MeasureAsync("filter, rare code", _ => PageAsync(all with { Code = "rare-code" }));
        await MeasureAsync("filter, step", round => PageAsync(all with { Step = InboxFiller.StepOf(round) }));
        await MeasureAsync("filter, assignee", round => PageAsync(all with { Assignee = InboxFiller.AssigneeOf(round * 5) }));
        await MeasureAsync("filter, older than 3 days", _ => PageAsync(all with { OlderThan = TimeSpan.FromDays(3) }));
        await MeasureAsync("filter, owner + bank + age", round => PageAsync(all with { Owner = ActionOwner.Customer, Institution = Id(banks[round % banks.Count]), OlderThan = TimeSpan.FromDays(1) }));
        await MeasureAsync("filter, owner + assignee + step, by age", round => PageAsync(all with { Owner = (ActionOwner)(round % 4), Assignee = InboxFiller.AssigneeOf(round * 5), Step = InboxFiller.StepOf(round) }, "age"));
        await MeasureAsync("filter, resolved + bank + code", round => PageAsync(all with { State = CaseState.Resolved, Institution = Id(banks[round % banks.Count]), Code = InboxFiller.CodeOf(round) }));
        await MeasureAsync("filter, id of a user", round => PageAsync(all with { Text = InboxFiller.UserOf(round * 37) }));
        await MeasureAsync("filter, inside a fold", _ => PageAsync(all with { InOutageOf = Id(banks[3]) }));
        await MeasureAsync("counts of the chips", _ => inbox.CountAsync(TestActors.TeamLead, default));
        await MeasureAsync("groups", _ => inbox.GroupsAsync(TestActors.TeamLead, all, default));
        await MeasureAsync("groups, one bank", round => inbox.GroupsAsync(TestActors.TeamLead, all with { Institution = Id(banks[round % banks.Count]) }, default));
        await MeasureAsync("folds", _ => inbox.FoldsAsync(TestActors.TeamLead, all, default));
        await MeasureAsync("one case", round => inbox.GetAsync(TestActors.TeamLead, 1 + (round * 997), default));
        await MeasureAsync("trend, 90 days", _ => inbox.TrendAsync(TestActors.TeamLead, 90, default));
        await MeasureAsync("list of jobs, failed", _ => host.Get<IJobService>().SearchAsync(TestActors.TeamLead, new JobFilter(Basiq.Jobs.JobStatus.Failed), new PageRequest(50), default));
        return times;
    }

    private static async Task<string?> DeepCursorAsync(IFailedJobInbox inbox)
    {
        string? cursor = null;
        for (var page = 0; page < 40; page++)
        {
            cursor = (await inbox.SearchAsync(TestActors.TeamLead, new CaseFilter(), new PageRequest(50, cursor), default)).Next;
        }

        return cursor;
    }

    private static async Task<Times> TimeAsync<T>(Func<int, Task<T>> action)
    {
        for (var round = 0; round < 3; round++)
        {
            await action(round);
        }

        var times = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            await action(round);
            times[round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return new Times(times[Rounds / 2], times[Rounds * 95 / 100]);
    }

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

    private static Basiq.Ids.InstitutionId Id(string bank) => Basiq.Ids.InstitutionId.Parse(bank);

    private static void Write(FormattableString text) => Console.Out.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private sealed record Times(double Median, double P95);
}
