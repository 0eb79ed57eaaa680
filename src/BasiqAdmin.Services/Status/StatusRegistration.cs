using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Status;

/// <summary>The status page's service.</summary>
public static class StatusRegistration
{
    /// <summary>Adds it. Needs the storage, the audit trail and the client.</summary>
    public static IServiceCollection AddSystemStatus(this IServiceCollection services) => services.AddScoped<ISystemStatus, SystemStatus>();
}
