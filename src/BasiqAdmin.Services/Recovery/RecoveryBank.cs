using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Recovery;

/// <summary>One bank's part of the queue.</summary>
/// <param name="InstitutionId">The bank.</param>
/// <param name="Name">Its name.</param>
/// <param name="Health">Health of each way into it that is waited for; empty when none is. A way that Basiq does not list is null.</param>
/// <param name="Waiting">Tickets that wait.</param>
/// <param name="Paused">Tickets that somebody put on hold.</param>
/// <param name="Trying">Tickets whose refresh is under way.</param>
/// <param name="Recovered">Tickets that recovered within the last 24 hours.</param>
/// <param name="Escalated">Tickets that were escalated within the last 24 hours.</param>
/// <param name="NextTurnAt">When the next refresh goes about, UTC; null while that is not known.</param>
/// <param name="DoneAt">When the last one has gone about, UTC; null while that is not known.</param>
/// <param name="Hold">Who paused the bank's part; null when nobody has.</param>
public sealed record RecoveryBank(
    InstitutionId InstitutionId,
    string Name,
    IReadOnlyList<ConnectorStatus?> Health,
    int Waiting,
    int Paused,
    int Trying,
    int Recovered,
    int Escalated,
    DateTimeOffset? NextTurnAt,
    DateTimeOffset? DoneAt,
    RecoveryPause? Hold)
{
    /// <summary>Why most of its tickets in the queue wait; null while none is in it.</summary>
    public string? Reason { get; init; }
}
