using System.Text.Json;

namespace BasiqAdmin.Basiq.Json;

/// <summary>The body of one page of a list: its rows, unread, and the link to the next page, which is absent on the last one, and opaque.</summary>
internal sealed record ListBody(IReadOnlyList<JsonElement> Rows, string? Next)
{
    /// <summary>Takes a body apart.</summary>
    /// <exception cref="FormatException">It is no list.</exception>
    public static ListBody Of(JsonElement body) =>
        body.Part("data") is { ValueKind: JsonValueKind.Array } rows
            ? new ListBody([.. rows.EnumerateArray()], body.Part("links").TextOf("next"))
            : throw new FormatException("The list has no data.");
}
