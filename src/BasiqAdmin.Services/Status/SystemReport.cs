using BasiqAdmin.Basiq.Authentication;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.FailedJobs;

namespace BasiqAdmin.Services.Status;

/// <summary>How the app itself is.</summary>
/// <param name="BasiqAddress">Where the API is that the app talks to.</param>
/// <param name="Token">The one token.</param>
/// <param name="Budget">The shared request budget.</param>
/// <param name="Workers">The last run of each background worker, by name.</param>
/// <param name="Database">The database.</param>
public sealed record SystemReport(Uri BasiqAddress, TokenCacheStatus Token, RequestBudgetStatus Budget, IReadOnlyList<WorkerReport> Workers, DatabaseFacts Database)
{
    /// <summary>How far the first look at every user's jobs has come; null when it is through.</summary>
    public FirstRound? FirstRound { get; init; }

    /// <summary>Whether that API is on this machine: a sandbox.</summary>
    public bool IsSandbox => BasiqAddress.IsLoopback;
}
