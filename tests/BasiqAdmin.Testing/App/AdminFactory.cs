using BasiqAdmin.Testing.Logging;
using BasiqAdmin.Testing.Services;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace BasiqAdmin.Testing.App;

/// <summary>
/// The whole app, with its embedded sandbox and a database of its own that goes with it. <c>CreateClient</c> talks to it in memory;
/// <c>UseKestrel(0)</c> and <c>StartServer()</c> before the first use put it on a real port, for a browser.
/// </summary>
public class AdminFactory : WebApplicationFactory<Components.App>
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("basiqadmin-");

    public AdminFactory()
    {
        var database = Path.Combine(_folder.FullName, "test.db");
        TestStorage.CreateAt(database);
        Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Storage:ConnectionString"] = $"Data Source={database}",
            ["Sandbox:Users"] = "20",
            // Tests count what they themselves have done.
            ["Sandbox:Demo"] = "false",
            // Tests ask from one address, and faster than any office.
            ["Limits:RequestsPerMinute"] = "10000000",
        };
    }

    /// <summary>All that the app logs.</summary>
    public CapturingLoggerProvider Logs { get; } = new();

    /// <summary>Development unless the test is about another.</summary>
    public string Environment { get; init; } = "Development";

    /// <summary>Settings by key, as in appsettings.json with colons. Change them before the app starts.</summary>
    public IDictionary<string, string?> Settings { get; }

    /// <summary>Replaces or adds services after the app has registered its own.</summary>
    public Action<IServiceCollection>? Change { get; init; }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_folder.Exists)
        {
            _folder.Delete(recursive: true);
        }

        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSolutionRelativeContentRoot(string.Empty, "*.sln");
        builder.UseEnvironment(Environment);
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            foreach (var console in services.Where(service => service.ImplementationType == typeof(ConsoleLoggerProvider)).ToArray())
            {
                services.Remove(console);
            }

            services.AddSingleton<ILoggerProvider>(Logs);
            services.AddUnsyncedWrites();
            Change?.Invoke(services);
        });
    }
}
