using System.Globalization;
using BasiqAdmin.Benchmarks;

switch (args)
{
    case ["directory-search", .. var rest]:
        await DirectorySearchBenchmarks.RunAsync(rest is [var users] ? int.Parse(users, CultureInfo.InvariantCulture) : 1_000_000);
        return 0;
    case ["directory-import", .. var rest]:
        await DirectoryImportBenchmarks.RunAsync(rest is [var imported] ? int.Parse(imported, CultureInfo.InvariantCulture) : 1000);
        return 0;
    default:
        await Console.Error.WriteLineAsync("Name a benchmark: directory-search [users], directory-import [users]");
        return 1;
}
