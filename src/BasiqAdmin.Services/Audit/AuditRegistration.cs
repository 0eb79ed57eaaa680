using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BasiqAdmin.Services.Audit;

/// <summary>The audit trail's services.</summary>
public static class AuditRegistration
{
    /// <summary>Adds the audit trail and the guard that every service call passes. Needs the storage and the list of connectors.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<AuditWriter>();
        services.AddScoped<AuditVerifier>();
        services.AddScoped<AuditGroups>();
        services.AddScoped<AccessGuard>();
        services.AddScoped<IAuditLog, AuditLog>();
        services.AddScoped<PageRefusals>();
        return services;
    }
}
