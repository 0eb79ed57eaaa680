using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Services.Recovery;

/// <summary>A ticket of the recovery queue as people see it, personal details masked.</summary>
public sealed record RecoveryRow
{
    /// <summary>The ticket's number.</summary>
    public required long Key { get; init; }

    /// <summary>Whose connection it is.</summary>
    public required UserId UserId { get; init; }

    /// <summary>The user's masked details.</summary>
    public required PersonalDetails Masked { get; init; }

    /// <summary>The connection.</summary>
    public required ConnectionId ConnectionId { get; init; }

    /// <summary>The bank.</summary>
    public required InstitutionId InstitutionId { get; init; }

    /// <summary>The bank's name.</summary>
    public required string BankName { get; init; }

    /// <summary>The way into it.</summary>
    public required ConnectionMethod Method { get; init; }

    /// <summary>Health of that way now; null where it is not known.</summary>
    public ConnectorStatus? BankStatus { get; init; }

    /// <summary>Where it stands.</summary>
    public required RecoveryState State { get; init; }

    /// <summary>Why it stands there, or how it ended, as a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>When its turn comes about, UTC; null while that is not known, and once it has come.</summary>
    public DateTimeOffset? TurnAt { get; init; }

    /// <summary>Refreshes sent for it.</summary>
    public required int Attempts { get; init; }

    /// <summary>When the last one was sent, UTC.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The job of the last one; once escalated, the job that the support bundle is about, where one is known.</summary>
    public JobId? JobId { get; init; }

    /// <summary>Who queued it, by name.</summary>
    public required string QueuedByName { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The newest case of the connection, open or not.</summary>
    public long? CaseNumber { get; init; }

    /// <summary>To be given back with a change, so that it is not made on top of another.</summary>
    public required int Version { get; init; }

    /// <summary>Whether it is still in the queue.</summary>
    public bool IsOpen => EndedAt is null;

    /// <summary>Number and version, for a change.</summary>
    public RecoveryRef Ref => new(Key, Version);
}
