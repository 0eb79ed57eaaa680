using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Sessions;

/// <summary>Who is signed in.</summary>
public static class SessionsRegistration
{
    /// <summary>Adds the sessions. Needs storage and audit.</summary>
    public static IServiceCollection AddSessions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SignInOptions>().Bind(configuration.GetSection(SignInOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SessionWatch>();
        services.AddScoped<SessionStore>();
        services.AddScoped<ProofGuard>();
        return services.AddScoped<IStaffSessions, SessionService>();
    }
}
