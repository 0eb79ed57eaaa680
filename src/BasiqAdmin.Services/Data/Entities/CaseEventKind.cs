namespace BasiqAdmin.Services.Data.Entities;

/// <summary>What can happen to a case.</summary>
public enum CaseEventKind
{
    /// <summary>A failure opened it.</summary>
    Opened,

    /// <summary>It turned out to be something else, or somebody else's to act.</summary>
    CauseChanged,

    /// <summary>Somebody took it or was given it.</summary>
    Assigned,

    /// <summary>Nobody looks after it any more.</summary>
    Unassigned,

    /// <summary>Somebody wrote a note.</summary>
    Noted,

    /// <summary>It was put aside.</summary>
    Snoozed,

    /// <summary>Its time came, or the bank recovered, or somebody took it back.</summary>
    Woken,

    /// <summary>Somebody resolved it.</summary>
    Resolved,

    /// <summary>It ended without anybody: a later job succeeded, or the connection is gone.</summary>
    ClosedItself,

    /// <summary>Somebody opened it again.</summary>
    Reopened,

    /// <summary>Somebody queued its connection to be tried again when the bank recovers.</summary>
    Queued,

    /// <summary>The recovery queue could not help, and handed it back to people.</summary>
    Escalated,

    /// <summary>The connection's data was purged: the app does not fetch it again by itself.</summary>
    Purged,
}
