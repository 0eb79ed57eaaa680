using System.Net.Http.Headers;
using BasiqAdmin.Basiq.Http;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Basiq.Authentication;

/// <summary>Puts the API key and the version on requests to <c>/token</c>; no other request carries either.</summary>
internal sealed class ApiKeyHandler(IOptions<BasiqOptions> options) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The key is issued in base64 already; encoding it again is refused.
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", options.Value.ApiKey);
        request.Headers.Add("basiq-version", "3.0");
        return base.SendAsync(request, cancellationToken);
    }
}
