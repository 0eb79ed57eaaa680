using BasiqAdmin.Basiq.Authentication;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Sqlite;
using BasiqAdmin.Services.Demo;
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
    private static readonly string[] LooksAtUsers = ["directory-sync", "job-sweep", "job-revisit"];

    /// <summary>How far the first look at every user's jobs has come; null when it is through.</summary>
    public FirstRound? FirstRound { get; init; }

    /// <summary>How much of what is stored was invented for the demo; null when nothing was.</summary>
    public DemoReport? Demo { get; init; }

    /// <summary>Users whom the workers could not read in their last runs: what is stored of them is older than it should be.</summary>
    public int UsersNotRead => Workers.Where(worker => LooksAtUsers.Contains(worker.Name, StringComparer.Ordinal)).Sum(worker => worker.Failed);

    /// <summary>Whether that API is on this machine: a sandbox.</summary>
    public bool IsSandbox => BasiqAddress.IsLoopback;
}

/// <summary>The last run of a background worker.</summary>
/// <param name="Name">The worker, e.g. <c>directory-sync</c>.</param>
/// <param name="StartedAt">When the run began, UTC.</param>
/// <param name="EndedAt">When it ended, UTC; null while it runs, and when the app died in it.</param>
/// <param name="Handled">Items worked on.</param>
/// <param name="Failed">Items among them that failed.</param>
/// <param name="Error">Kind of the error that ended the run early.</param>
public sealed record WorkerReport(string Name, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, int Handled, int Failed, string? Error);
