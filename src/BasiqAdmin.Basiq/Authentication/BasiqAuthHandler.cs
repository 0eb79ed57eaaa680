using System.Net;
using BasiqAdmin.Basiq.Http;

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

    /// <summary>An expired token is a 403 whose detail says so, not a 401 (api-facts, section 2); a consent can expire with a 403 too.</summary>
    private static async Task<bool> IsTokenRejectedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden))
        {
            return false;
        }

        var error = await ErrorReply.ReadAsync(response, cancellationToken);
        var detail = error.Detail ?? error.Title ?? "";
        return response.StatusCode == HttpStatusCode.Unauthorized
            ? detail.Contains("invalid authorization token", StringComparison.OrdinalIgnoreCase)
            : detail.Contains("token", StringComparison.OrdinalIgnoreCase) && detail.Contains("expired", StringComparison.OrdinalIgnoreCase);
    }
}
