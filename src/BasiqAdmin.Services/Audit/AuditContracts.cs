using System.Globalization;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Audit;

/// <summary>What happened, before it is chained.</summary>
/// <param name="Action">Verb in past tense with its subject, e.g. <c>purge.requested</c>.</param>
/// <param name="ObjectType">Kind of object, e.g. <c>connection</c>.</param>
/// <param name="ObjectId">Its id.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">Why, in the actor's words.</param>
/// <param name="UserId">The user it concerns.</param>
/// <param name="Detail">What else is evidence: ids, codes, counts; no personal data.</param>
public sealed record AuditFact(string Action, string ObjectType, string ObjectId, AuditOutcome Outcome, string? Reason = null, string? UserId = null, string? Detail = null);

/// <summary>One entry of the audit trail.</summary>
public sealed record AuditRow(long Sequence, DateTimeOffset At, string ActorId, string ActorName, string Role, string? Address, AuditFact Fact, string PreviousHash, string Hash);

/// <summary>What the audit trail is narrowed to.</summary>
public sealed record AuditFilter(string? Text = null, string? Action = null, string? ActorId = null, AuditOutcome? Outcome = null, DateTimeOffset? From = null, DateTimeOffset? To = null);

/// <summary>Somebody who stands in the audit trail.</summary>
/// <param name="Id">The subject of their sign-in.</param>
/// <param name="Name">Their name in their newest entry.</param>
public sealed record AuditPerson(string Id, string Name);

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

/// <summary>Whether the chain holds.</summary>
/// <param name="Head">The newest entry that fits; note it elsewhere to prove later that nothing was cut off.</param>
/// <param name="BrokenAt">Sequence of the first entry that does not fit, or null.</param>
/// <param name="Problem">What does not fit there.</param>
public sealed record AuditVerification(AuditHead Head, long? BrokenAt, string? Problem)
{
    /// <summary>Whether every entry fits.</summary>
    public bool Holds => BrokenAt is null;

    /// <summary>Entries that fit.</summary>
    public long Entries => Head.Sequence;
}
