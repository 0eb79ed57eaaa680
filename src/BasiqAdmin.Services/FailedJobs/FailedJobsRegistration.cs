using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>The services of the failed-job inbox.</summary>
public static class FailedJobsRegistration
{
    /// <summary>Adds the inbox. Needs the storage, the audit trail, the connectors and the history of jobs.</summary>
    public static IServiceCollection AddFailedJobInbox(this IServiceCollection services)
    {
        services.AddScoped<CaseCloser>();
        services.AddScoped<CaseEscalator>();
        services.AddScoped<CaseTracker>();
        services.AddScoped<CaseMaintenance>();
        services.AddScoped<CaseList>();
        services.AddScoped<CaseFacetReader>();
        services.AddScoped<CaseReader>();
        services.AddScoped<CaseEditor>();
        services.AddScoped<BulkEditor>();
        services.AddScoped<CaseUndo>();
        services.AddScoped<CaseTabs>();
        services.AddScoped<CaseTrend>();
        services.AddScoped<StaffList>();
        services.AddScoped<IFailedJobInbox, FailedJobInbox>();
        return services;
    }
}
