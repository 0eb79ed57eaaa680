using System.Text.Json;
using System.Text.Json.Serialization;

namespace BasiqAdmin.Services.Refreshes;

/// <summary>The form in which a verdict is kept with its refresh.</summary>
internal static class VerdictJson
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static string Write(RefreshVerdict verdict) => JsonSerializer.Serialize(verdict.Checks, Options);

    /// <summary>Reads what was written; nothing when a later version no longer knows its rules.</summary>
    public static IReadOnlyList<RefreshCheck> Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<IReadOnlyList<RefreshCheck>>(json, Options) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
