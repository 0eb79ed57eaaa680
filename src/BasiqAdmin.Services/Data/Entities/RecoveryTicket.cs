using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Data.Entities;

/// <summary>One connection that waits for its bank: it is refreshed once after an outage, at most twice in all, and then handed to people.</summary>
public sealed class RecoveryTicket
{
    /// <summary>Order in which they were queued.</summary>
    public long Key { get; init; }

    /// <summary>Whose connection it is.</summary>
    public required UserId UserId { get; init; }

    /// <summary>The connection.</summary>
    public required ConnectionId ConnectionId { get; init; }

    /// <summary>The bank.</summary>
    public required InstitutionId InstitutionId { get; init; }

    /// <summary>Its method.</summary>
    public required ConnectionMethod Method { get; init; }

    /// <summary>Where it stands.</summary>
    public required RecoveryState State { get; set; }

    /// <summary>Why it stands there, or how it ended, as a sentence.</summary>
    public required string Reason { get; set; }

    /// <summary>Who queued it.</summary>
    public required string QueuedById { get; init; }

    /// <summary>The same by name.</summary>
    public required string QueuedByName { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>When it may go at the earliest, UTC; null when only the bank and its turn decide.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>Refreshes sent for it.</summary>
    public int Attempts { get; set; }

    /// <summary>When the last one was sent, UTC. Another follows only after another outage.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The job of the last one; null while its sending is not settled. Once escalated without one, the job that failed last.</summary>
    public JobId? JobId { get; set; }

    /// <summary>When it ended, UTC.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Grows with each change; guards against two apps or people working on it at once.</summary>
    public int Version { get; set; }
}

/// <summary>How far a ticket of the recovery queue has come.</summary>
public enum RecoveryState
{
    /// <summary>The bank is not back, or the ticket's turn has not come.</summary>
    Waiting = 0,

    /// <summary>Somebody put it on hold.</summary>
    Paused = 1,

    /// <summary>A refresh went out and its job runs.</summary>
    Trying = 2,

    /// <summary>The data is there again.</summary>
    Recovered = 3,

    /// <summary>Refreshes did not help, or may not be sent: people go on, with the support bundle.</summary>
    Escalated = 4,

    /// <summary>Somebody took it out.</summary>
    Cancelled = 5,
}

/// <summary>Says that the recovery queue, or one bank's part of it, sends nothing for now.</summary>
public sealed class QueuePause
{
    /// <summary>The scope of a pause of the whole queue.</summary>
    public const string WholeQueue = "";

    /// <summary>The bank's id, or <see cref="WholeQueue"/>.</summary>
    public required string Scope { get; init; }

    /// <summary>Who said so, by name.</summary>
    public required string ByName { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
