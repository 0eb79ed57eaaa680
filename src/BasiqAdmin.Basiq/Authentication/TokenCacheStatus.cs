namespace BasiqAdmin.Basiq.Authentication;

/// <summary>Figures of the token cache since the start, for the status page.</summary>
/// <param name="Requests">Requests made to <c>/token</c>.</param>
/// <param name="Rejections">Tokens that Basiq rejected before they were due.</param>
/// <param name="Waiters">Callers that wait for a token now.</param>
/// <param name="FetchedAt">When the token in use was asked for, UTC; null when there is none.</param>
/// <param name="ExpiresAt">When the token in use expires, UTC; null when there is none.</param>
public sealed record TokenCacheStatus(
    int Requests,
    int Rejections,
    int Waiters,
    DateTimeOffset? FetchedAt,
    DateTimeOffset? ExpiresAt);
