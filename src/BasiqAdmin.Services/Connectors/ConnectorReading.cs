namespace BasiqAdmin.Services.Connectors;

/// <summary>The connectors as Basiq listed them, and when.</summary>
/// <param name="List">The connectors.</param>
/// <param name="At">When they were read, UTC.</param>
public sealed record ConnectorReading(ConnectorList List, DateTimeOffset At);
