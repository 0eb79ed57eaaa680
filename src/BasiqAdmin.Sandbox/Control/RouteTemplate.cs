namespace BasiqAdmin.Sandbox.Control;

internal static class RouteTemplate
{
    public const string ControlPrefix = "/_sandbox";

    /// <summary>The path with placeholders, as the OpenAPI files write it; <c>/{**unknown}</c> where nothing matched.</summary>
    public static string Of(HttpContext context) =>
        "/" + (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimStart('/');
}
