using System.Text.RegularExpressions;
using BasiqAdmin.Services.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Components.Tests.SignIn;

/// <summary>Every route of an app, pages and files alike, with the right that it asks for.</summary>
internal static partial class RouteTable
{
    /// <summary>All of them but static files, by their pattern.</summary>
    public static IEnumerable<RouteEndpoint> Of(IServiceProvider app) => app.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(route => route.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
        .DistinctBy(Pattern, StringComparer.Ordinal)
        .OrderBy(Pattern, StringComparer.Ordinal);

    /// <summary>Whether anybody may ask for it.</summary>
    public static bool IsOpen(RouteEndpoint route) => route.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    /// <summary>The right that it asks for; null where there is none, because anybody may or whoever is signed in.</summary>
    public static Right? RightOf(RouteEndpoint route) => IsOpen(route)
        ? null
        : route.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>().Select(Enum.Parse<Right>).Cast<Right?>().SingleOrDefault();

    /// <summary>How it is written in the app.</summary>
    public static string Pattern(RouteEndpoint route) => $"/{route.RoutePattern.RawText!.Trim('/')}";

    /// <summary>An address of it.</summary>
    public static string Path(RouteEndpoint route) =>
        Parameter().Replace(Pattern(route), match => match.Value.Contains(":guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : "unknown-1");

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
