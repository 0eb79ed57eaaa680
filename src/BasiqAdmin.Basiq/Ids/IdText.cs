using System.Buffers;

namespace BasiqAdmin.Basiq.Ids;

/// <summary>The one rule for ids. It keeps them safe inside paths and filters, whose quoting Basiq does not document.</summary>
internal static class IdText
{
    private const int MaxLength = 64;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public static bool TryRead<TId>(string? text, Func<string, TId> wrap, out TId id)
        where TId : struct
    {
        var valid = text is { Length: > 0 and <= MaxLength } && !text.AsSpan().ContainsAnyExcept(Allowed);
        id = valid ? wrap(text!) : default;
        return valid;
    }

    public static FormatException Malformed(string expected) =>
        new($"The text is not {expected}: 1 to {MaxLength} letters, digits, hyphens or underscores are expected.");
}
