namespace BasiqAdmin.Sandbox.Control;

internal static class RouteTemplate
{
    public const string ControlPrefix = "/_sandbox";

    public static bool IsControl(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText!.StartsWith(ControlPrefix, StringComparison.Ordinal);

    /// <summary>The path with placeholders, as the OpenAPI files write it; <c>/{**unknown}</c> where nothing matched.</summary>
    public static string Of(HttpContext context) =>
        "/" + (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimStart('/');
}
