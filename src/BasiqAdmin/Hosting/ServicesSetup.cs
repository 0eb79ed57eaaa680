using BasiqAdmin.Services;

namespace BasiqAdmin.Hosting;

/// <summary>The service layer with the client and the storage under it, and the clock that all of it goes by.</summary>
internal static class ServicesSetup
{
    public static void AddAdminServices(this WebApplicationBuilder builder)
    {
        builder.ValidateServices();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddBasiqAdminServices(builder.Configuration);
    }

    /// <summary>In every environment, not in Development only: a service that another one keeps for longer than it may live ends the start, not a day in production.</summary>
    public static void ValidateServices(this WebApplicationBuilder builder) =>
        builder.Host.UseDefaultServiceProvider(options => (options.ValidateScopes, options.ValidateOnBuild) = (true, true));
}
