using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Basiq.Connections;

/// <summary>A user's connection to an institution (data.yml, ConnectionsData). Its profile, which is personal, is not read.</summary>
/// <param name="Id">Identity; stays after a purge.</param>
/// <param name="UserId">The user it belongs to.</param>
/// <param name="InstitutionId">The institution; null when Basiq leaves it out.</param>
/// <param name="Status">State; only an active connection can be refreshed or purged.</param>
/// <param name="Method">How it reaches the bank.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="LastUsedAt">When it was last refreshed, UTC; null when never.</param>
/// <param name="ExpiresAt">When the arrangement ends, UTC; open banking only.</param>
public sealed record Connection(
    ConnectionId Id,
    UserId UserId,
    InstitutionId? InstitutionId,
    ConnectionStatus Status,
    ConnectionMethod Method,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? ExpiresAt);
