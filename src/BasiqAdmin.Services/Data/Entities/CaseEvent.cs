namespace BasiqAdmin.Services.Data.Entities;

/// <summary>Something that happened to a case; notes are events too.</summary>
public sealed class CaseEvent
{
    /// <summary>Grows with time.</summary>
    public long Key { get; init; }

    /// <summary>The case.</summary>
    public long CaseNumber { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required string ActorId { get; init; }

    /// <summary>Who, by name.</summary>
    public required string ActorName { get; init; }

    /// <summary>What.</summary>
    public required CaseEventKind Kind { get; init; }

    /// <summary>The note, the reason, or what it became.</summary>
    public string? Text { get; init; }

    /// <summary>The bulk action that it was part of.</summary>
    public long? BulkActionKey { get; init; }
}

/// <summary>What can happen to a case.</summary>
public enum CaseEventKind
{
    /// <summary>A failure opened it.</summary>
    Opened = 0,

    /// <summary>It turned out to be something else, or somebody else's to act.</summary>
    CauseChanged = 1,

    /// <summary>Somebody took it or was given it.</summary>
    Assigned = 2,

    /// <summary>Nobody looks after it any more.</summary>
    Unassigned = 3,

    /// <summary>Somebody wrote a note.</summary>
    Noted = 4,

    /// <summary>It was put aside.</summary>
    Snoozed = 5,

    /// <summary>Its time came, or the bank recovered, or somebody took it back.</summary>
    Woken = 6,

    /// <summary>Somebody resolved it.</summary>
    Resolved = 7,

    /// <summary>It ended without anybody: a later job succeeded, or the connection is gone.</summary>
    ClosedItself = 8,

    /// <summary>Somebody opened it again.</summary>
    Reopened = 9,

    /// <summary>Somebody queued its connection to be tried again when the bank recovers.</summary>
    Queued = 10,

    /// <summary>The recovery queue could not help, and handed it back to people.</summary>
    Escalated = 11,

    /// <summary>The connection's data was purged: the app does not fetch it again by itself.</summary>
    Purged = 12,

    /// <summary>Somebody handed the problem over to Basiq's support.</summary>
    ReportedToBasiq = 13,

    /// <summary>Somebody took their own last change back.</summary>
    Undone = 14,
}
