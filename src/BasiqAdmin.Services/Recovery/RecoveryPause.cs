namespace BasiqAdmin.Services.Recovery;

/// <summary>Nothing is sent for now, by somebody's decision.</summary>
/// <param name="ByName">Whose.</param>
/// <param name="At">Since when, UTC.</param>
public sealed record RecoveryPause(string ByName, DateTimeOffset At);
