using System.Globalization;
using BasiqAdmin.Benchmarks;
using BasiqAdmin.Benchmarks.Pages;
using BenchmarkDotNet.Running;

switch (args)
{
    case ["directory-search", .. var rest]:
        await DirectorySearchBenchmarks.RunAsync(rest is [var users] ? int.Parse(users, CultureInfo.InvariantCulture) : 1_000_000);
        return 0;
    case ["directory-import", .. var rest]:
        await DirectoryImportBenchmarks.RunAsync(rest is [var imported] ? int.Parse(imported, CultureInfo.InvariantCulture) : 1000);
        return 0;
    case ["failed-job-inbox", .. var rest]:
        await FailedJobInboxBenchmarks.RunAsync(rest is [var jobs] ? int.Parse(jobs, CultureInfo.InvariantCulture) : 1_000_000);
        return 0;
    case ["connector-health", .. var rest]:
        await ConnectorHealthBenchmarks.RunAsync(rest is [var ended] ? int.Parse(ended, CultureInfo.InvariantCulture) : 1_000_000);
        return 0;
    case ["people-lane", .. var rest]:
        await PeopleLaneBenchmarks.RunAsync(rest is [var pages] ? int.Parse(pages, CultureInfo.InvariantCulture) : 75);
        return 0;
    case ["pages", _, ..]:
        await PageBenchmarks.RunAsync(args[1..]);
        return 0;
    case ["code-figures", .. var rest]:
        CodeFigures.Write(rest is [var root] ? root : ".");
        return 0;
    case ["micro", .. var rest]:
        BenchmarkSwitcher.FromAssembly(typeof(SharedMachineConfig).Assembly).Run(rest, new SharedMachineConfig());
        return 0;
    default:
        await Console.Error.WriteLineAsync("Name a benchmark: directory-search [users], directory-import [users], failed-job-inbox [jobs], connector-health [jobs], people-lane [pages], pages <published folders>, code-figures [repository], micro --filter '*WarmToken*'");
        return 1;
}
