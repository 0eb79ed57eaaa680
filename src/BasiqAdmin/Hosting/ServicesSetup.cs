using BasiqAdmin.Basiq;

namespace BasiqAdmin.Hosting;

/// <summary>The client, the service layer, and the clock that all of it goes by.</summary>
internal static class ServicesSetup
{
    public static void AddAdminServices(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddBasiqClient();
    }
}
