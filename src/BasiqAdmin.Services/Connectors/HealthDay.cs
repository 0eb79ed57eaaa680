namespace BasiqAdmin.Services.Connectors;

/// <summary>One day of a connector's history.</summary>
/// <param name="Day">The UTC day.</param>
/// <param name="Seen">What was seen on it; today only up to now.</param>
public sealed record HealthDay(DateOnly Day, HealthTimes Seen);
