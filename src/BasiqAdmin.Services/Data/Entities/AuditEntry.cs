namespace BasiqAdmin.Services.Data.Entities;

/// <summary>One link of the audit chain. Rows are only ever added; triggers in the database refuse a change or a deletion.</summary>
public sealed class AuditEntry
{
    /// <summary>Position in the chain, from 1 and without a gap.</summary>
    public required long Sequence { get; init; }

    /// <summary>When, UTC, in whole milliseconds so that the hash does not depend on how a database stores time.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who: the subject of the sign-in.</summary>
    public required string ActorId { get; init; }

    /// <summary>Who, by name; always a member of staff or the app.</summary>
    public required string ActorName { get; init; }

    /// <summary>The role that the actor had then.</summary>
    public required string Role { get; init; }

    /// <summary>Remote address, where known.</summary>
    public string? Address { get; init; }

    /// <summary>What was done, e.g. <c>purge.requested</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Kind of object.</summary>
    public required string ObjectType { get; init; }

    /// <summary>Which one.</summary>
    public required string ObjectId { get; init; }

    /// <summary>How it ended.</summary>
    public required AuditOutcome Outcome { get; init; }

    /// <summary>The Basiq user it concerns.</summary>
    public string? UserId { get; init; }

    /// <summary>Why, in the actor's words.</summary>
    public string? Reason { get; init; }

    /// <summary>Further evidence: ids, codes, counts.</summary>
    public string? Detail { get; init; }

    /// <summary>Hash of the entry before, hexadecimal.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>Hash of this entry, hexadecimal.</summary>
    public required string Hash { get; set; }
}

/// <summary>How an audited action ended.</summary>
public enum AuditOutcome
{
    /// <summary>It was carried out.</summary>
    Succeeded = 0,

    /// <summary>It was attempted and failed.</summary>
    Failed = 1,

    /// <summary>The actor lacks the right, or a rule forbade it.</summary>
    Refused = 2,

    /// <summary>It is about to be carried out.</summary>
    Intended = 3,

    /// <summary>Whether it was carried out is not known yet.</summary>
    Unknown = 4,
}
