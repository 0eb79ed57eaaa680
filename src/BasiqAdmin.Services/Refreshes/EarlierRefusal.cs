using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Refreshes;

/// <summary>What Basiq last said no with, when this connection was to be refreshed.</summary>
/// <param name="Refusal">What kind of no.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Words">Basiq's own words.</param>
public sealed record EarlierRefusal(RefreshRefusal Refusal, DateTimeOffset At, string? Words);
