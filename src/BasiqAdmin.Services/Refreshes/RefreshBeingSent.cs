namespace BasiqAdmin.Services.Refreshes;

/// <summary>A refresh of this connection that somebody is asking Basiq for right now.</summary>
/// <param name="By">Who, by name.</param>
/// <param name="At">When the intent was stored, UTC.</param>
public sealed record RefreshBeingSent(string By, DateTimeOffset At);
