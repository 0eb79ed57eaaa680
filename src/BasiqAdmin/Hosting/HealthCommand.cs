using BasiqAdmin.Navigation;

namespace BasiqAdmin.Hosting;

/// <summary><c>BasiqAdmin check-health</c>: asks the app that runs in the same container whether it is ready. The image has no curl.</summary>
internal static class HealthCommand
{
    public const string Name = "check-health";

    private const string DefaultPort = "8080";
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(4);

    /// <summary>0 when it is ready, 1 when it is not or does not answer.</summary>
    public static async Task<int> RunAsync(CancellationToken cancellationToken = default)
    {
        await using var services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
        using var http = services.GetRequiredService<IHttpClientFactory>().CreateClient();
        http.Timeout = Retry;
        try
        {
            using var reply = await http.GetAsync(Address(Environment.GetEnvironmentVariable), cancellationToken);
            return reply.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return 1;
        }
    }

    /// <summary>Where the app answers, by the same settings that it was started with.</summary>
    internal static Uri Address(Func<string, string?> setting)
    {
        var urls = setting("ASPNETCORE_URLS")?.Split(';', 2)[0];
        var port = urls is { Length: > 0 }
            ? BindingAddress.Parse(urls).Port
            : int.Parse(setting("ASPNETCORE_HTTP_PORTS")?.Split(';', 2)[0] ?? DefaultPort, System.Globalization.CultureInfo.InvariantCulture);
        return new Uri($"http://127.0.0.1:{port}{AdminRoutes.Ready}");
    }
}
