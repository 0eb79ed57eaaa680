namespace BasiqAdmin.Services.Paging;

/// <summary>Patterns for SQL LIKE in which what people type is never a wildcard.</summary>
internal static class LikePattern
{
    /// <summary>The escape character to give to LIKE.</summary>
    public const string Escape = "\\";

    /// <summary>Matches whatever contains <paramref name="text"/>.</summary>
    public static string Containing(string text) => $"%{Literal(text.Trim())}%";

    private static string Literal(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);
}
