using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Data;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace BasiqAdmin.Hosting;

/// <summary>Live: the process answers. Ready: what it needs to serve people is there (checks tagged "ready").</summary>
internal static class HealthSetup
{
    private const string ReadyTag = "ready";

    /// <summary>Probes come from beside the app: over plain http, by any name, with a share of the limits of their own. They learn nothing but the word.</summary>
    public static bool IsProbe(this HttpRequest request) => request.Path.Value is AdminRoutes.Live or AdminRoutes.Ready;

    /// <summary>Ready means that the database answers. Basiq is left out: without it people still find and read what is stored.</summary>
    public static void AddAdminHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddDbContextCheck<AdminContext>("database", tags: [ReadyTag]);

    public static void MapAdminHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks(AdminRoutes.Live, new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        routes.MapHealthChecks(AdminRoutes.Ready, new HealthCheckOptions { Predicate = check => check.Tags.Contains(ReadyTag) }).AllowAnonymous();
    }
}
