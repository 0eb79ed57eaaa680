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

/// <summary>Which scope an endpoint asks for; an endpoint without it needs no token.</summary>
internal sealed record Access(bool Server, bool Client)
{
    public static Access ServerOnly { get; } = new(true, false);

    /// <summary>Answering a challenge (core.yml, postJobMfa).</summary>
    public static Access ClientOnly { get; } = new(false, true);

    /// <summary>What a consent page needs; which endpoints these are is this sandbox's reading of the scopes.</summary>
    public static Access Either { get; } = new(true, true);

    public bool Allows(Caller caller) => caller.IsServer ? Server : Client;
}

/// <summary>Who holds the token of the current request. <paramref name="UserId"/> binds a client token to one user.</summary>
internal sealed record Caller(string Scope, string? UserId, string Version, DateTimeOffset Expires)
{
    public bool IsServer => Scope == Http.Scope.Server;
}

/// <summary>What a token may do: the application's servers, or a user's browser.</summary>
internal static class Scope
{
    public const string Server = "SERVER_ACCESS";
    public const string Client = "CLIENT_ACCESS";
}

internal static class EndpointAccess
{
    public static Caller Caller(this HttpContext context) =>
        context.Features.Get<Caller>() ?? throw new InvalidOperationException("The endpoint asks for no token.");

    public static Links Links(this HttpContext context) => new(context.Request);

    /// <summary>What a lookup found, or the error for an id that is unknown or belongs to another application.</summary>
    public static IResult OrNotFound(this IResult? result) => result ?? ApiError.NotFound();
}
