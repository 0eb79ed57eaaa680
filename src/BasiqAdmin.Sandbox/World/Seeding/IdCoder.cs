using System.Globalization;

namespace BasiqAdmin.Sandbox.World.Seeding;

/// <summary>
/// Ids that look like random uuids and can still be read back: a small Feistel network keyed by the seed.
/// So <c>GET /jobs/{id}</c> finds its user among 100,000 without an index, and nothing is generated at start.
/// </summary>
public sealed class IdCoder
{
    private const ulong Mask = (1UL << 60) - 1;
    private const int MaxOrdinal = (1 << 24) - 1;
    private readonly ulong[] _keys = new ulong[6];
    private readonly ulong _check;

    public IdCoder(int seed)
    {
        var random = SeededRandom.For(seed, 0, Salt.Keys);
        for (var i = 0; i < _keys.Length; i++)
        {
            _keys[i] = random.Next();
        }

        _check = random.Next() & Mask;
    }

    public string Uuid(IdKind kind, int user, int ordinal = 0)
    {
        var digits = Digits(kind, user, ordinal);
        var variant = "89ab"[digits[29] & 3];
        return $"{digits[..8]}-{digits[8..12]}-4{digits[12..15]}-{variant}{digits[15..18]}-{digits[18..]}";
    }

    /// <summary>The ids of events are 64 hexadecimal digits, as in the API's examples.</summary>
    public string Hash(IdKind kind, int user, int ordinal)
    {
        var digits = Digits(kind, user, ordinal);
        var tail = ulong.Parse(digits.AsSpan(0, 15), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return $"{digits}{SeededRandom.Mix(tail):x16}{SeededRandom.Mix(tail + 1):x16}{tail & 0xff:x2}";
    }

    public bool TryRead(string id, IdKind kind, out IdParts parts)
    {
        parts = default;
        var digits = id.Length switch
        {
            36 when id[8] == '-' && id[13] == '-' && id[14] == '4' && id[18] == '-' && id[23] == '-' =>
                string.Concat(id.AsSpan(0, 8), id.AsSpan(9, 4), id.AsSpan(15, 3)) + string.Concat(id.AsSpan(20, 3), id.AsSpan(24)),
            64 => id[..30],
            _ => "",
        };
        if (digits.Length != 30
            || !ulong.TryParse(digits.AsSpan(0, 15), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var left)
            || !ulong.TryParse(digits.AsSpan(15), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var right))
        {
            return false;
        }

        for (var round = _keys.Length - 1; round >= 0; round--)
        {
            (left, right) = (right ^ (SeededRandom.Mix(left + _keys[round]) & Mask), left);
        }

        parts = new IdParts((IdKind)((left >> 24) & 0xf), (int)(left >> 28), (int)(left & MaxOrdinal));
        return right == _check && parts.Kind == kind && Matches(id, parts);
    }

    private bool Matches(string id, IdParts parts) =>
        id == (id.Length == 36 ? Uuid(parts.Kind, parts.User, parts.Ordinal) : Hash(parts.Kind, parts.User, parts.Ordinal));

    private string Digits(IdKind kind, int user, int ordinal)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ordinal, MaxOrdinal);
        var left = ((ulong)(uint)user << 28) | ((ulong)kind << 24) | (uint)ordinal;
        var right = _check;
        foreach (var key in _keys)
        {
            (left, right) = (right, left ^ (SeededRandom.Mix(right + key) & Mask));
        }

        return $"{left:x15}{right:x15}";
    }
}

public enum IdKind : byte
{
    User = 1,
    Connection = 2,
    Job = 3,
    Account = 4,
    Consent = 5,
    Event = 6,
    AuthLink = 7,
    Policy = 8,
}

/// <summary>What an id stands for: the kind of thing, the user it belongs to and its number within that user.</summary>
public readonly record struct IdParts(IdKind Kind, int User, int Ordinal);
