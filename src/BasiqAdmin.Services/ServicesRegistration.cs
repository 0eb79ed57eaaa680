using BasiqAdmin.Basiq;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.ErrorLog;
<<<<<<< HEAD
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Status;
=======
using BasiqAdmin.Services.Jobs;
>>>>>>> 26b5915 (Store jobs with step times, sweep and follow them, and keep cases of failed ones)
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
        services.AddAudit();
        services.AddErrorLog(configuration);
        services.AddConnectorCatalog();
        services.AddUserDirectory(configuration);
        services.AddConnectionService();
<<<<<<< HEAD
        services.AddPurges(configuration);
        services.AddSystemStatus();
=======
        services.AddJobs(configuration);
        services.AddSavedViews();
>>>>>>> 26b5915 (Store jobs with step times, sweep and follow them, and keep cases of failed ones)
        services.AddWorkers();
        return services;
    }
}
