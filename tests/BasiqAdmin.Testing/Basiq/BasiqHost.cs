using System.Diagnostics.Metrics;
using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Authentication;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Testing.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Testing.Basiq;

/// <summary>The client as an application registers it, against any address, with all its logs captured.</summary>
public sealed class BasiqHost : IAsyncDisposable
{
    /// <summary>A key that tests look for in logs.</summary>
    public const string ApiKey = "c2VjcmV0LWtleS1vZi10aGUtdGVzdHM=";

    private readonly ServiceProvider provider;

    /// <summary>Builds the client; a thousand requests per second unless the test says otherwise.</summary>
    public BasiqHost(Uri baseUrl, TimeProvider? time = null, Action<BasiqOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddBasiqClient(options =>
        {
            options.ApiKey = ApiKey;
            options.BaseUrl = baseUrl;
            options.RequestsPerSecond = 1000;
            configure?.Invoke(options);
        });
        provider = services.BuildServiceProvider(validateScopes: true);
    }

    /// <summary>Everything that was logged, at every level.</summary>
    public CapturingLoggerProvider Logs { get; } = new();

    public BasiqClient Client => provider.GetRequiredService<BasiqClient>();

    public TokenCache Tokens => provider.GetRequiredService<TokenCache>();

    public RequestBudget Budget => provider.GetRequiredService<RequestBudget>();

    /// <summary>Makes the instruments of this client alone.</summary>
    public IMeterFactory Meters => provider.GetRequiredService<IMeterFactory>();

    public ValueTask DisposeAsync() => provider.DisposeAsync();
}
