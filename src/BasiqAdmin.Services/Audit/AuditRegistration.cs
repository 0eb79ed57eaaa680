using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Audit;

/// <summary>The audit trail's services.</summary>
public static class AuditRegistration
{
    /// <summary>Adds the audit trail and the guard that every service call passes. Needs the storage.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditWriter>();
        services.AddSingleton<AuditVerifier>();
        services.AddSingleton<AccessGuard>();
        services.AddSingleton<IAuditLog, AuditLog>();
        return services;
    }
}
