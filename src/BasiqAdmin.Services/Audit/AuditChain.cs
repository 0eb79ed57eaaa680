using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Audit;

/// <summary>
/// The hash that links audit entries. The hash of an entry is the SHA-256, in lower-case hexadecimal, of its canonical form in UTF-8:
/// the line <c>basiqadmin-audit-1</c>, then one line a field in this order: previous, sequence, at, actorId, actorName, role, address,
/// action, objectType, objectId, outcome, userId, reason, detail. Such a line is the name, <c>=</c>, the length of the value in
/// UTF-8 bytes, <c>:</c>, the value; or the name, <c>=-</c> where there is no value. Every line ends with a line feed.
/// <c>previous</c> is the hash of the entry before, or 64 zeros for the first; <c>at</c> is UTC as <c>yyyy-MM-ddTHH:mm:ss.fffZ</c>.
/// The lengths keep two different entries from ever having one canonical form.
/// </summary>
public static class AuditChain
{
    /// <summary>The hash before the first entry: 64 zeros.</summary>
    public const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>The hash that <paramref name="entry"/> must have.</summary>
    public static string HashOf(AuditEntry entry) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalForm(entry))));

    /// <summary>The text that is hashed.</summary>
    public static string CanonicalForm(AuditEntry entry)
    {
        var text = new StringBuilder("basiqadmin-audit-1\n");
        Append(text, "previous", entry.PreviousHash);
        Append(text, "sequence", entry.Sequence.ToString(CultureInfo.InvariantCulture));
        Append(text, "at", entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        Append(text, "actorId", entry.ActorId);
        Append(text, "actorName", entry.ActorName);
        Append(text, "role", entry.Role);
        Append(text, "address", entry.Address);
        Append(text, "action", entry.Action);
        Append(text, "objectType", entry.ObjectType);
        Append(text, "objectId", entry.ObjectId);
        Append(text, "outcome", entry.Outcome.ToString());
        Append(text, "userId", entry.UserId);
        Append(text, "reason", entry.Reason);
        Append(text, "detail", entry.Detail);
        return text.ToString();
    }

    /// <summary>The entry for <paramref name="fact"/> that follows on <paramref name="head"/>.</summary>
    internal static AuditEntry Continue(AuditHead head, DateTimeOffset at, Actor actor, AuditFact fact)
    {
        var entry = new AuditEntry
        {
            Sequence = head.Sequence + 1,
            At = Truncate(at),
            ActorId = actor.Id,
            ActorName = actor.Name,
            Role = actor == Actor.System ? "System" : actor.Role is Actor.NoRole ? "None" : actor.Role.ToString(),
            Address = actor.Address,
            Action = fact.Action,
            ObjectType = fact.ObjectType,
            ObjectId = fact.ObjectId,
            Outcome = fact.Outcome,
            UserId = fact.UserId,
            Reason = fact.Reason,
            Detail = fact.Detail,
            PreviousHash = head.Hash,
            Hash = string.Empty,
        };
        entry.Hash = HashOf(entry);
        return entry;
    }

    /// <summary>The instant in the precision that is hashed and stored.</summary>
    internal static DateTimeOffset Truncate(DateTimeOffset at)
    {
        var utc = at.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMillisecond));
    }

    private static void Append(StringBuilder text, string name, string? value)
    {
        text.Append(name).Append('=');
        if (value is null)
        {
            text.Append("-\n");
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(value)}:").Append(value).Append('\n');
    }
}
