using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Reports;

/// <summary>The services of what was reported to Basiq.</summary>
public static class ReportsRegistration
{
    /// <summary>Adds them. Needs the storage and the audit trail.</summary>
    public static IServiceCollection AddBasiqReports(this IServiceCollection services) => services.AddScoped<IBasiqReports, BasiqReports>();
}
