using System.Net;
using System.Text;
using Microsoft.Identity.Client;

namespace BasiqAdmin.Benchmarks.Authentication;

/// <summary>Gives MSAL its instance discovery and one token, without a network; a second request for a token would spoil the comparison and fails.</summary>
internal sealed class CannedHttpClientFactory : IMsalHttpClientFactory, IDisposable
{
    private const string Discovery = """
        {"tenant_discovery_endpoint":"https://login.microsoftonline.com/b540e803-91dd-4ff9-a89e-ef8ecf65833d/v2.0/.well-known/openid-configuration",
         "api-version":"1.1","metadata":[{"preferred_network":"login.microsoftonline.com","preferred_cache":"login.windows.net","aliases":["login.microsoftonline.com"]}]}
        """;

    private readonly HttpClient client = new(new CannedHandler(), disposeHandler: true);

    public HttpClient GetHttpClient() => client;

    public void Dispose() => client.Dispose();

    private sealed class CannedHandler : HttpMessageHandler
    {
        private int tokens;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isToken = request.RequestUri!.AbsolutePath.EndsWith("/token", StringComparison.Ordinal);
            if (isToken && Interlocked.Increment(ref tokens) > 1)
            {
                throw new InvalidOperationException("The token was not cached.");
            }

            var json = isToken ? """{"token_type":"Bearer","expires_in":3600,"ext_expires_in":3600,"access_token":"token"}""" : Discovery;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") });
        }
    }
}
