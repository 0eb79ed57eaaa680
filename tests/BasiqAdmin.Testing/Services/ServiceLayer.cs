using BasiqAdmin.Services;
using BasiqAdmin.Testing.Basiq;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Testing.Services;

/// <summary>The service layer as the app registers it, on any database file, address and clock.</summary>
public static class ServiceLayer
{
    /// <summary>Builds it; nothing is started and no database created yet.</summary>
    public static IHost Build(
        string databaseFile,
        Uri basiq,
        TimeProvider clock,
        ILoggerProvider logs,
        Action<Dictionary<string, string?>>? settings = null,
        Action<IServiceCollection>? configure = null)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Basiq:ApiKey"] = BasiqHost.ApiKey,
            ["Basiq:BaseUrl"] = basiq.ToString(),
            ["Basiq:RequestsPerSecond"] = "10000",
            ["Storage:ConnectionString"] = $"Data Source={databaseFile}",
        };
        settings?.Invoke(values);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true }));
        builder.Configuration.AddInMemoryCollection(values);

        // EF Core tells some ten details of each command, which takes longer than the command.
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Information).AddProvider(logs);
        builder.Services.AddSingleton(clock);
        builder.Services.AddBasiqAdminServices(builder.Configuration);
        configure?.Invoke(builder.Services);
        return builder.Build();
    }
}
