using BasiqAdmin.Sandbox.Time;

namespace BasiqAdmin.Sandbox.Http;

/// <summary>Checks the bearer token in the order that Basiq's errors suggest: present, genuine, not expired, version, scope.</summary>
internal sealed class AccessMiddleware(RequestDelegate next, TokenIssuer tokens, SandboxClock clock)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Access>() is not { } access)
        {
            return next(context);
        }

        var refusal = Check(context, access, out var caller);
        if (refusal is not null)
        {
            return refusal.ExecuteAsync(context);
        }

        context.Features.Set(caller);
        return next(context);
    }

    private ApiError? Check(HttpContext context, Access access, out Caller? caller)
    {
        caller = null;
        var header = context.Request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            return ApiError.Forbidden("Missing Authentication Token");
        }

        caller = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? tokens.Read(header[7..].Trim()) : null;
        return caller is null ? ApiError.InvalidToken()
            : caller.Expires <= clock.GetUtcNow() ? ApiError.TokenExpired()
            : caller.Version != "3.0" ? ApiError.NotFound("Route not found for this API version")
            : !access.Allows(caller) || !Owns(context, caller) ? ApiError.Forbidden()
            : null;
    }

    private static bool Owns(HttpContext context, Caller caller) =>
        caller.UserId is null
        || context.Request.RouteValues["userId"] is not string userId
        || userId == caller.UserId;
}
