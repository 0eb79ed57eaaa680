namespace BasiqAdmin.Services.Purges;

/// <summary>The accounts of the connection, read after the purge.</summary>
/// <param name="Accounts">How many Basiq still holds; null when they could not be read.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Problem">Why they could not be read.</param>
/// <param name="NextAt">When it is tried again, while the outcome is unknown.</param>
public sealed record PurgeReadBack(int? Accounts, DateTimeOffset At, int Attempts, string? Problem, DateTimeOffset? NextAt);
