using System.Globalization;

namespace BasiqAdmin.Services.Audit;

/// <summary>
/// Position and hash of an audit entry. Noted elsewhere, it later proves that no entry up to it was cut off or rewritten,
/// which the chain by itself cannot show for its newest entries.
/// </summary>
/// <param name="Sequence">Position, from 1; 0 for an empty chain.</param>
/// <param name="Hash">The entry's hash, hexadecimal.</param>
public sealed record AuditHead(long Sequence, string Hash)
{
    /// <summary>The head of an empty chain.</summary>
    public static AuditHead Empty { get; } = new(0, AuditChain.Genesis);

    /// <summary>Reads the form that <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string? text, out AuditHead head)
    {
        head = Empty;
        var parts = (text ?? string.Empty).Trim().Split(':');
        if (parts.Length != 2 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
        {
            return false;
        }

        if (parts[1].Length != AuditChain.Genesis.Length || !parts[1].All(char.IsAsciiHexDigit))
        {
            return false;
        }

        head = new AuditHead(sequence, parts[1].ToLowerInvariant());
        return true;
    }

    /// <summary>Position and hash with a colon between them.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence}:{Hash}");
}
