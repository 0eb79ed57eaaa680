namespace BasiqAdmin.Basiq.Connectors;

/// <summary>A connector's average durations over 7 days of jobs, worked out by Basiq every 24 hours (api-facts, section 7).</summary>
/// <param name="VerifyCredentials">Step verify-credentials; null when unknown.</param>
/// <param name="RetrieveAccounts">Step retrieve-accounts; null when unknown.</param>
/// <param name="RetrieveTransactions">Step retrieve-transactions; null when unknown.</param>
/// <param name="RetrieveMeta">Retrieving metadata; null when unknown.</param>
/// <param name="Total">The whole job; null when unknown.</param>
public sealed record ConnectorStats(
    TimeSpan? VerifyCredentials,
    TimeSpan? RetrieveAccounts,
    TimeSpan? RetrieveTransactions,
    TimeSpan? RetrieveMeta,
    TimeSpan? Total);
