using System.Net;
using BasiqAdmin.Basiq.Authentication;
using BasiqAdmin.Basiq.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Basiq;

/// <summary>Registration of the client.</summary>
public static class BasiqServiceCollectionExtensions
{
    private const string ApiClientName = "Basiq";
    private const string TokenClientName = "Basiq.Token";

    /// <summary>
    /// Adds <see cref="BasiqClient"/>, <see cref="TokenCache"/> and <see cref="RequestBudget"/> as singletons. Settings come from the
    /// section <c>Basiq</c> of the configuration, where there is one, then from <paramref name="configure"/>; they are checked at start.
    /// </summary>
    public static IServiceCollection AddBasiqClient(this IServiceCollection services, Action<BasiqOptions>? configure = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<BasiqOptions>, BasiqOptionsValidator>();
        services.AddOptions<BasiqOptions>()
            .Configure<IServiceProvider>(static (options, provider) => provider.GetService<IConfiguration>()?.GetSection(BasiqOptions.Section).Bind(options))
            .Configure(configure ?? (static _ => { }))
            .ValidateOnStart();

        services.AddMetrics();
        services.AddSingleton<BasiqTelemetry>();
        services.AddSingleton(static provider => new RequestBudget(
            provider.GetRequiredService<IOptions<BasiqOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<BasiqTelemetry>()));
        services.AddSingleton(static provider => new TokenCache(
            new TokenEndpoint(Http(provider, TokenClientName)),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<BasiqTelemetry>(),
            provider.GetRequiredService<ILogger<TokenCache>>()));
        services.AddSingleton(static provider => new BasiqClient(Http(provider, ApiClientName)));
        AddPipelines(services);
        return services;
    }

    /// <summary>Handlers stand outermost first; their order is part of what the client promises.</summary>
    private static void AddPipelines(IServiceCollection services)
    {
        services.AddTransient<TelemetryHandler>();
        services.AddTransient<LogScopeHandler>();
        services.AddTransient<BudgetHandler>();
        services.AddTransient<TimeoutHandler>();
        services.AddTransient<RetryHandler>();
        services.AddTransient<BasiqAuthHandler>();
        services.AddTransient<ApiKeyHandler>();
        services.AddTransient<TransportHandler>();

        AddHttpClient(services, ApiClientName)
            .AddHttpMessageHandler<TelemetryHandler>()
            .AddHttpMessageHandler<LogScopeHandler>()
            .AddHttpMessageHandler<BudgetHandler>()
            .AddHttpMessageHandler<TimeoutHandler>()
            .AddHttpMessageHandler<RetryHandler>()
            .AddHttpMessageHandler<BasiqAuthHandler>()
            .AddHttpMessageHandler<TransportHandler>();

        AddHttpClient(services, TokenClientName)
            .AddHttpMessageHandler<TelemetryHandler>()
            .AddHttpMessageHandler<TimeoutHandler>()
            .AddHttpMessageHandler<ApiKeyHandler>()
            .AddHttpMessageHandler<TransportHandler>();
    }

    private static IHttpClientBuilder AddHttpClient(IServiceCollection services, string name) =>
        services.AddHttpClient(name, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
            {
                // A redirect would carry the call, and for some verbs send it again, to an address that nobody configured.
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.All,

                // The framework's own spans would hold whole addresses, with ids and filters, and its headers would tell Basiq our trace ids.
                ActivityHeadersPropagator = null,
                ConnectTimeout = TimeSpan.FromSeconds(10),

                // The client lives as long as the application; connections do not, so that changes of DNS are seen.
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            });

    private static BasiqHttp Http(IServiceProvider provider, string name) =>
        new(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(name),
            provider.GetRequiredService<IOptions<BasiqOptions>>().Value.BaseUrl,
            provider.GetRequiredService<TimeProvider>(),
            new OddRowLog(provider.GetRequiredService<ILogger<OddRowLog>>()));
}
