using BasiqAdmin.Services;

namespace BasiqAdmin.Hosting;

/// <summary>The service layer with the client and the storage under it, and the clock that all of it goes by.</summary>
internal static class ServicesSetup
{
    public static void AddAdminServices(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddBasiqAdminServices(builder.Configuration);
    }
}
