using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Recovery;

/// <summary>Makes tickets, and says which ended ones keep a connection out of the queue.</summary>
internal static class RecoveryTickets
{
    /// <summary>A ticket that waits. What an earlier one of the connection has sent is remembered, so that queueing anew is no way around the limits.</summary>
    public static RecoveryTicket New(Actor actor, ConnectionRecord connection, RecoveryTicket? last, DateTimeOffset now) => new()
    {
        UserId = connection.UserId,
        ConnectionId = connection.Id,
        InstitutionId = connection.InstitutionId!.Value,
        Method = connection.Method,
        State = RecoveryState.Waiting,
        Reason = RecoveryWords.Waits,
        QueuedById = actor.Id,
        QueuedByName = actor.Name,
        QueuedAt = now,
        SentAt = last?.SentAt,
        Attempts = last is { State: RecoveryState.Cancelled } ? last.Attempts : 0,
    };

    /// <summary>Whether the connection was refreshed by the queue already since the bank's last outage began. Without an outage that is known, any refresh counts.</summary>
    public static bool WasTriedSince(RecoveryTicket? last, DateTimeOffset? outage) => last is { SentAt: { } sent } && !(outage > sent);

    /// <summary>Whether a ticket that ended then was taken out by people, or told them, since the bank's last outage began: only they put the connection back.</summary>
    public static bool IsLeftToPeople(DateTimeOffset? endedAt, DateTimeOffset? outage) => endedAt is { } ended && !(outage > ended);

    /// <summary>Whether people took the connection out after all tries that a ticket has.</summary>
    public static bool IsUsedUp(RecoveryTicket? last) => last is { State: RecoveryState.Cancelled, Attempts: >= RecoveryPace.Tries };
}
