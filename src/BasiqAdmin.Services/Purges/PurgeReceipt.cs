using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Purges;

/// <summary>The whole life of one purge, as evidence.</summary>
public sealed record PurgeReceipt
{
    /// <summary>Stable id, part of the receipt's link.</summary>
    public required Guid Id { get; init; }

    /// <summary>The number that people call it by, in the order in which purges were asked for.</summary>
    public required long Number { get; init; }

    /// <summary>Whose connection it is.</summary>
    public required UserId UserId { get; init; }

    /// <summary>The connection; it stays after a purge.</summary>
    public required ConnectionId ConnectionId { get; init; }

    /// <summary>The bank's name.</summary>
    public required string InstitutionName { get; init; }

    /// <summary>Where it stands.</summary>
    public required PurgeState State { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string RequesterId { get; init; }

    /// <summary>Who asked for it, by name.</summary>
    public required string RequesterName { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Who approved or declined, where a second person did.</summary>
    public string? ApproverName { get; init; }

    /// <summary>When it was approved, declined, withdrawn or expired, UTC.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why it was declined.</summary>
    public string? DeclineReason { get; init; }

    /// <summary>Until when a second person can approve, UTC.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What was found before it was sent.</summary>
    public required PurgePreCheck PreCheck { get; init; }

    /// <summary>What was found when it was approved, where a second person did.</summary>
    public PurgePreCheck? ApprovalPreCheck { get; init; }

    /// <summary>When the intent was stored, UTC; the call went out right after.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When the outcome was known, UTC.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Basiq's HTTP status.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>Basiq's error code, when refused.</summary>
    public string? Code { get; init; }

    /// <summary>Basiq's error title, when refused.</summary>
    public string? Title { get; init; }

    /// <summary>Basiq's error detail, when refused.</summary>
    public string? Detail { get; init; }

    /// <summary>Basiq's correlation id.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>What the outcome rests on, in words that can be shown; null while nothing has been sent.</summary>
    public string? Finding { get; init; }

    /// <summary>What reading the accounts back showed.</summary>
    public PurgeVerification? ReadBack { get; init; }

    /// <summary>Whether the outcome is unknown and no further reading can tell it; <see cref="Finding"/> says why.</summary>
    public bool CannotBeSettled { get; init; }

    /// <summary>The purge that this one knowingly repeats.</summary>
    public Guid? Repeats { get; init; }

    /// <summary>The purge that is to repeat this one, or has; null again when it ended without an effect.</summary>
    public Guid? RepeatedBy { get; init; }

    /// <summary>Position of the newest audit entry about this purge.</summary>
    public long? AuditSequence { get; init; }

    /// <summary>Hash of that entry, hexadecimal.</summary>
    public string? AuditHash { get; init; }
}
