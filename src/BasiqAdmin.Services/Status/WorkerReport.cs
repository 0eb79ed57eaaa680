namespace BasiqAdmin.Services.Status;

/// <summary>The last run of a background worker.</summary>
/// <param name="Name">The worker, e.g. <c>directory-sync</c>.</param>
/// <param name="StartedAt">When the run began, UTC.</param>
/// <param name="EndedAt">When it ended, UTC; null while it runs, and when the app died in it.</param>
/// <param name="Handled">Items worked on.</param>
/// <param name="Failed">Items among them that failed.</param>
/// <param name="Error">Kind of the error that ended the run early.</param>
public sealed record WorkerReport(string Name, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, int Handled, int Failed, string? Error);
