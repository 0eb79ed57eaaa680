using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Activities;

/// <summary>The timelines' services.</summary>
public static class ActivitiesRegistration
{
    /// <summary>Adds them. Needs the storage, the audit trail and the connectors.</summary>
    public static IServiceCollection AddActivities(this IServiceCollection services)
    {
        services.AddScoped<ActivityReader>();
        return services.AddScoped<IActivities, ActivityService>();
    }
}
