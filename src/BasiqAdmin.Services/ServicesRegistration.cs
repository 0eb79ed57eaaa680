using BasiqAdmin.Basiq;
using BasiqAdmin.Services.Activities;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Sqlite;
using BasiqAdmin.Services.ErrorLog;
using BasiqAdmin.Services.Home;
using BasiqAdmin.Services.Insights;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Recovery;
using BasiqAdmin.Services.Refreshes;
using BasiqAdmin.Services.Reports;
using BasiqAdmin.Services.Sending;
using BasiqAdmin.Services.Sessions;
using BasiqAdmin.Services.Status;
using BasiqAdmin.Services.Telemetry;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Services.Views;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services;

/// <summary>Everything under the pages.</summary>
public static class ServicesRegistration
{
    /// <summary>Adds client, storage, features and background workers. Settings come from <paramref name="configuration"/> and are checked at start.</summary>
    public static IServiceCollection AddBasiqAdminServices(this IServiceCollection services, IConfiguration configuration)
    {
        // Storage comes first: its migration must be through before anything else starts.
        services.AddAdminStorage(configuration);
        services.AddBasiqClient();
        services.AddSingleton<ServiceTelemetry>();
        services.AddAudit();
        services.AddErrorLog();
        services.AddSessions(configuration);
        services.AddConnectors(configuration);
        services.AddUserDirectory(configuration);
        services.AddConnectionService();
        services.AddSingleton<SendingsUnderWay>();
        services.AddPurges(configuration);
        services.AddSystemStatus();
        services.AddJobs(configuration);
        services.AddRefreshes(configuration);
        services.AddRecovery(configuration);
        services.AddActivities();
        services.AddInsights();
        services.AddHome();
        services.AddBasiqReports();
        services.AddSavedViews();
        services.AddWorkers(configuration);
        return services;
    }
}
