using BasiqAdmin.Sandbox.Http;

namespace BasiqAdmin.Sandbox.Endpoints;

/// <summary>POST /token.</summary>
internal sealed class TokenEndpoint(TokenIssuer issuer, TokenQuota quota, string? apiKey)
{
    public void Map(IEndpointRouteBuilder app) => app.MapPost("/token", PostAsync);

    private async Task<IResult> PostAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (!quota.TryTake())
        {
            return ApiError.Forbidden("Invalid request");
        }

        var version = context.Request.Headers["basiq-version"].ToString();
        if (version.Length == 0)
        {
            return ApiError.MissingParameter("basiq-version");
        }

        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) || header[6..].Trim() is not { Length: > 0 } key)
        {
            return ApiError.BadParameter("Authorization", "The authorization header must be Basic with the API key.");
        }

        // A deleted key, or a development key in production, answers 404 as well (http-errors-per-endpoint).
        return apiKey is not null && key != apiKey
            ? ApiError.NotFound("Unable to authenticate")
            : Issue(await ReadFormAsync(context.Request, cancellationToken), version);
    }

    private static async Task<IFormCollection> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken) =>
        request.HasFormContentType ? await request.ReadFormAsync(cancellationToken) : FormCollection.Empty;

    private IResult Issue(IFormCollection form, string version)
    {
        var scope = form["scope"].ToString() is { Length: > 0 } given ? given : Scope.Server;
        if (scope is not (Scope.Server or Scope.Client))
        {
            return ApiError.BadParameter("scope", "Scope value is not valid.");
        }

        var userId = form["userId"].ToString();
        return Results.Json(new
        {
            access_token = issuer.Issue(scope, userId.Length > 0 ? userId : null, version),
            token_type = "Bearer",
            expires_in = (int)TokenIssuer.Lifetime.TotalSeconds,
        });
    }
}
