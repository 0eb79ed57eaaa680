using BasiqAdmin.Testing.App;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Components.Tests.Hosting;

/// <summary>The apps of a test class, one for each way to set it up: a start costs more than all that is asked of the app afterwards.</summary>
public sealed class EdgeApps : IAsyncDisposable
{
    private readonly Dictionary<string, AdminFactory> _apps = new(StringComparer.Ordinal);

    /// <summary>The app under development, in memory.</summary>
    public AdminFactory With(params (string Key, string Value)[] settings) => With("Development", isOnKestrel: false, settings);

    /// <summary>The same behind a real server.</summary>
    public AdminFactory OnKestrel(params (string Key, string Value)[] settings) => With("Development", isOnKestrel: true, settings);

    /// <summary>The app as it is operated.</summary>
    public AdminFactory InProduction() => With("Production", isOnKestrel: false, [("Basiq:ApiKey", "key-of-the-app"), ("Basiq:BaseUrl", "http://127.0.0.1:9")]);

    public static HttpClient Browser(AdminFactory app, string scheme = "http") =>
        app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri($"{scheme}://localhost") });

    public async ValueTask DisposeAsync()
    {
        foreach (var app in _apps.Values)
        {
            await app.DisposeAsync();
        }
    }

    private AdminFactory With(string environment, bool isOnKestrel, (string Key, string Value)[] settings)
    {
        var name = $"{environment} {isOnKestrel} {string.Join(' ', settings)}";
        if (!_apps.TryGetValue(name, out var app))
        {
            // First of all, as the address is there before anything of the app runs.
            app = new AdminFactory { Environment = environment, Change = services => services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, CallerAddress>()) };
            foreach (var (key, value) in settings)
            {
                app.Settings[key] = value;
            }

            if (isOnKestrel)
            {
                app.UseKestrel(0);
                app.StartServer();
            }

            _apps.Add(name, app);
        }

        return app;
    }
}
