namespace BasiqAdmin.Basiq.Http;

/// <summary>Figures of the shared request budget since the start, for the status page.</summary>
/// <param name="RequestsPerSecond">The rate in force.</param>
/// <param name="Granted">Requests let through.</param>
/// <param name="PeopleWaiting">Calls of people that wait now.</param>
/// <param name="BackgroundWaiting">Calls of background work that wait now.</param>
/// <param name="RateLimited">Times that Basiq answered 429.</param>
/// <param name="PausedUntil">Until when nothing is sent because Basiq asked for it, UTC; null when it is open.</param>
public sealed record RequestBudgetStatus(
    int RequestsPerSecond,
    long Granted,
    int PeopleWaiting,
    int BackgroundWaiting,
    int RateLimited,
    DateTimeOffset? PausedUntil);
