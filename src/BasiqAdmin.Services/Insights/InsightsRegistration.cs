using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Insights;

/// <summary>The reports' services.</summary>
public static class InsightsRegistration
{
    /// <summary>Adds the reports of periods. Needs the storage, the audit trail and the connectors.</summary>
    public static IServiceCollection AddInsights(this IServiceCollection services)
    {
        services.AddScoped<InsightsReader>();
        return services.AddScoped<IInsights, InsightsService>();
    }
}
