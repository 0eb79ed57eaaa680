namespace BasiqAdmin.Basiq.Json;

/// <summary>Words from Basiq's open lists: trimmed, in lower case, and absent rather than empty.</summary>
internal static class OpenText
{
    public const string Unknown = "unknown";

    public static string? Normalise(string? text)
    {
        var word = text?.Trim().ToLowerInvariant();
        return word is null or "" or Unknown ? null : word;
    }
}
