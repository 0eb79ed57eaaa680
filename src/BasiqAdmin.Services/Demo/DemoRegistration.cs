using BasiqAdmin.Services.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Demo;

/// <summary>The invented past of the embedded sandbox.</summary>
public static class DemoRegistration
{
    /// <summary>Has an untouched database filled at start. Only for a world that is invented itself: <paramref name="read"/> says what is in it.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services, Func<DemoScene> read)
    {
        services.AddScoped<DemoHistory>();
        return services.AddHostedService(provider => new DemoStart(
            provider.GetRequiredService<IServiceScopeFactory>(), provider.GetRequiredService<IDbContextFactory<AdminContext>>(), read, provider.GetRequiredService<ILogger<DemoStart>>()));
    }
}
