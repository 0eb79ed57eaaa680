using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Services.Connectors;

/// <summary>An affected connection: its last job failed and nobody has put that right yet.</summary>
/// <param name="UserId">Whose it is.</param>
/// <param name="ConnectionId">The connection.</param>
/// <param name="Method">How it reaches the bank.</param>
/// <param name="CaseNumber">The open case.</param>
/// <param name="Cause">What is wrong.</param>
/// <param name="Owner">Who must act.</param>
/// <param name="Failures">Failed jobs in a row.</param>
/// <param name="FirstFailedAt">When the first of them was made, UTC.</param>
public sealed record AffectedConnection(UserId UserId, ConnectionId ConnectionId, ConnectionMethod Method, long CaseNumber, Cause Cause, ActionOwner Owner, int Failures, DateTimeOffset FirstFailedAt)
{
    /// <summary>The user's masked details; empty ones of whom nothing is known.</summary>
    public PersonalDetails Masked { get; init; } = new(null, null, null);
}
