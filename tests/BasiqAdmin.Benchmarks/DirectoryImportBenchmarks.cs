using System.Diagnostics;
using System.Globalization;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Services;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Benchmarks;

/// <summary>
/// An import from ids to stored details and connections, sandbox over HTTP included.
/// <c>dotnet run -c Release --project tests/BasiqAdmin.Benchmarks -- directory-import [users]</c>
/// </summary>
internal static class DirectoryImportBenchmarks
{
    public static async Task RunAsync(int users)
    {
        await using var host = await ServicesHost.StartAsync(users, configure: services => services
            .AddSingleton(TimeProvider.System)
            .Configure<LoggerFilterOptions>(options => options.MinLevel = LogLevel.Warning));
        var ids = string.Join('\n', await host.SandboxUsersAsync(default));
        var watch = Stopwatch.StartNew();
        var report = await host.Get<IUserDirectory>().ImportAsync(TestActors.Admin, new StringReader(ids), null, null, default);
        var seconds = watch.Elapsed.TotalSeconds;
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{report.New:N0} users imported in {seconds:N1} s, {report.New / seconds:N0} a second"));
    }
}
