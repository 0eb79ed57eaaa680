using System.Text.Json.Serialization;

namespace BasiqAdmin.Basiq.Json;

/// <summary>A mention of another resource: Basiq writes it as the bare id or as an object that holds the id.</summary>
[JsonConverter(typeof(ResourceRefConverter))]
internal sealed record ResourceRef(string? Id);

/// <summary>Reading of ids out of Basiq's links, absolute or not: <c>/users/{id}/connections/{id}?filter=...</c>.</summary>
internal static class ResourceLink
{
    /// <summary>The path segment after the named one; null when there is none.</summary>
    public static string? After(string? link, string collection)
    {
        if (link is null)
        {
            return null;
        }

        var segments = link.Split('?', 2)[0].Split('/');
        var at = Array.LastIndexOf(segments, collection);
        return at >= 0 && at + 1 < segments.Length && segments[at + 1].Length > 0 ? segments[at + 1] : null;
    }
}
