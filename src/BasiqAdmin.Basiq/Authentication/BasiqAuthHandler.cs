using System.Net;
using System.Net.Http.Headers;
using BasiqAdmin.Basiq.Http;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Basiq.Authentication;

/// <summary>
/// Attaches the token. A request whose token Basiq rejected was not carried out, so it is sent once more with a new one, whatever
/// its verb; every other refusal is passed on as it is.
/// </summary>
internal sealed class BasiqAuthHandler(TokenCache tokens) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(cancellationToken);
        request.Headers.Authorization = token.Header;
        var response = await base.SendAsync(request, cancellationToken);
        if (!await IsTokenRejectedAsync(response, cancellationToken))
        {
            return response;
        }

        response.Dispose();
        CallProgress.Of(request).IsSent = false;
        tokens.Invalidate(token);
        var renewed = await tokens.GetAsync(cancellationToken);
        request.Headers.Authorization = renewed.Header;
        return await base.SendAsync(request, cancellationToken);
    }

    private static async Task<bool> IsTokenRejectedAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        && (await ErrorReply.ReadAsync(response, cancellationToken)).RejectsToken(response.StatusCode);
}

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
