using System.Globalization;
using System.Text.Json.Nodes;

namespace BasiqAdmin.Basiq.Json;

/// <summary>A place inside a resource, as the serializer names it: <c>$.data.permissions[2].required</c>.</summary>
internal sealed class JsonPlace
{
    private readonly IReadOnlyList<string> steps;
    private readonly string text;

    private JsonPlace(string text)
    {
        this.text = text;
        steps = text.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The place; null for the whole resource.</summary>
    public static JsonPlace? Of(string? path) => path is ['$', '.' or '[', _, ..] ? new JsonPlace(path[1..].TrimStart('.')) : null;

    /// <summary>Takes out what stands there: a property goes, an entry of an array becomes null, so that those behind it keep their places. False when nothing stood there.</summary>
    public bool ClearIn(JsonNode resource)
    {
        JsonNode? parent = resource;
        foreach (var step in steps.SkipLast(1))
        {
            parent = Child(parent, step);
        }

        var last = steps[^1];
        switch (parent)
        {
            case JsonObject holder:
                return holder.Remove(last);
            case JsonArray list when IndexOf(last) is { } index && index < list.Count && list[index] is not null:
                list[index] = null;
                return true;
            default:
                return false;
        }
    }

    /// <summary>The path without the sign for the root.</summary>
    public override string ToString() => text;

    private static JsonNode? Child(JsonNode? parent, string step) => parent switch
    {
        JsonObject holder => holder[step],
        JsonArray list when IndexOf(step) is { } index && index < list.Count => list[index],
        _ => null,
    };

    private static int? IndexOf(string step) =>
        step is ['[', .. var number, ']'] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}
