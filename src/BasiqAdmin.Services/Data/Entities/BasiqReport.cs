using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Data.Entities;

/// <summary>Somebody handed a connection's problem over to Basiq's support. Holds no personal details.</summary>
public sealed class BasiqReport
{
    /// <summary>Grows with time.</summary>
    public long Key { get; init; }

    /// <summary>Whose connection it is.</summary>
    public required UserId UserId { get; init; }

    /// <summary>The connection.</summary>
    public required ConnectionId ConnectionId { get; init; }

    /// <summary>Its bank.</summary>
    public InstitutionId? InstitutionId { get; init; }

    /// <summary>The job that was reported; null where none was known.</summary>
    public JobId? JobId { get; init; }

    /// <summary>The case that was open then.</summary>
    public long? CaseNumber { get; init; }

    /// <summary>Basiq's ticket; null where there is none yet.</summary>
    public string? Ticket { get; init; }

    /// <summary>Who.</summary>
    public required string ActorId { get; init; }

    /// <summary>Who, by name.</summary>
    public required string ActorName { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
