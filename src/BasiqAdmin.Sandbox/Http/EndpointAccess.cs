namespace BasiqAdmin.Sandbox.Http;

internal static class EndpointAccess
{
    public static Caller Caller(this HttpContext context) =>
        context.Features.Get<Caller>() ?? throw new InvalidOperationException("The endpoint asks for no token.");

    public static Links Links(this HttpContext context) => new(context.Request);

    /// <summary>What a lookup found, or the error for an id that is unknown or belongs to another application.</summary>
    public static IResult OrNotFound(this IResult? result) => result ?? ApiError.NotFound();
}
