using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace BasiqAdmin.Basiq.Json;

/// <summary>
/// What came of reading one resource: a value of another kind than documented is left out and named, and the rest is read without it.
/// Only what has no id of its own, or is no object, cannot be used.
/// </summary>
/// <param name="Value">The resource; meaningless unless <paramref name="IsRead"/>.</param>
/// <param name="IsRead">Whether it can be used.</param>
/// <param name="OddFields">The fields that could not be read.</param>
internal sealed record ResourceReading<TModel>(TModel? Value, bool IsRead, IReadOnlyList<string> OddFields)
{
    private const string IdField = "id";

    // No resource has so many fields; whatever goes on for longer is not one.
    private const int MostRepairs = 50;

    /// <summary>Reads one resource. Throws nothing because of what stands in it.</summary>
    public static ResourceReading<TModel> Of<TWire>(JsonElement element, JsonTypeInfo<TWire> shape, Func<TWire, TModel> map)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return new ResourceReading<TModel>(default, IsRead: false, []);
        }

        var odd = new List<string>();
        if (Deserialize(element, shape, odd) is not { } wire)
        {
            return new ResourceReading<TModel>(default, IsRead: false, odd);
        }

        try
        {
            var model = map(wire);
            return new ResourceReading<TModel>(model, IsRead: true, [.. odd, .. (wire as IOddParts)?.OddParts ?? []]);
        }
        catch (FormatException)
        {
            return new ResourceReading<TModel>(default, IsRead: false, [.. odd.Except([IdField], StringComparer.Ordinal), IdField]);
        }
    }

    private static TWire? Deserialize<TWire>(JsonElement element, JsonTypeInfo<TWire> shape, List<string> odd)
    {
        try
        {
            return element.Deserialize(shape);
        }
        catch (JsonException)
        {
            return Repair(JsonObject.Create(element)!, shape, odd);
        }
    }

    private static TWire? Repair<TWire>(JsonObject resource, JsonTypeInfo<TWire> shape, List<string> odd)
    {
        while (odd.Count < MostRepairs)
        {
            try
            {
                return resource.Deserialize(shape);
            }
            catch (JsonException exception) when (JsonPlace.Of(exception.Path) is { } place && place.ClearIn(resource))
            {
                odd.Add(place.ToString());
            }
            catch (JsonException)
            {
                break;
            }
        }

        return default;
    }
}

/// <summary>A resource that reads its odd parts itself, so that the rest of it still counts.</summary>
internal interface IOddParts
{
    /// <summary>The parts that could not be read, as paths.</summary>
    IEnumerable<string> OddParts { get; }
}
