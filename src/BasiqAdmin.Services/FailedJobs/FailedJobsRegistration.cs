using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>The services of the failed-job inbox.</summary>
public static class FailedJobsRegistration
{
    /// <summary>Adds the inbox. Needs the storage, the audit trail, the connectors and the history of jobs.</summary>
    public static IServiceCollection AddFailedJobInbox(this IServiceCollection services)
    {
        services.AddSingleton<CaseCloser>();
        services.AddSingleton<CaseEscalator>();
        services.AddSingleton<CaseKeeper>();
        services.AddSingleton<CaseCare>();
        services.AddSingleton<CaseList>();
        services.AddSingleton<CaseFacetReader>();
        services.AddSingleton<CaseReader>();
        services.AddSingleton<CaseEditor>();
        services.AddSingleton<BulkEditor>();
        services.AddSingleton<CaseTrend>();
        services.AddSingleton<StaffList>();
        services.AddSingleton<IFailedJobInbox, FailedJobInbox>();
        return services;
    }
}
