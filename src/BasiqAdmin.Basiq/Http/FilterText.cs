using System.Buffers;

namespace BasiqAdmin.Basiq.Http;

/// <summary>Basiq's filter expressions: <c>property.eq('value')</c>, joined by commas, which mean "and".</summary>
internal static class FilterText
{
    // No document says how a quote in a value is written, so values that would need it are refused.
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>All conditions whose value is set; null when none is.</summary>
    /// <exception cref="ArgumentException">A value holds something else than letters, digits, hyphens, underscores or dots.</exception>
    public static string? AllOf(params ReadOnlySpan<(string Property, string? Value)> conditions)
    {
        var parts = new List<string>();
        foreach (var (property, value) in conditions)
        {
            if (value is null)
            {
                continue;
            }

            if (value.Length == 0 || value.AsSpan().ContainsAnyExcept(Allowed))
            {
                throw new ArgumentException($"The value for {property} holds characters that a filter cannot carry.", nameof(conditions));
            }

            parts.Add($"{property}.eq('{value}')");
        }

        return parts.Count == 0 ? null : string.Join(',', parts);
    }
}
