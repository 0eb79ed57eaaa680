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
