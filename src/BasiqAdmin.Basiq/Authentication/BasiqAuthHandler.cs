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

    private static async Task<bool> IsTokenRejectedAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        && (await ErrorReply.ReadAsync(response, cancellationToken)).RejectsToken(response.StatusCode);
}
