using BasiqAdmin.Basiq.Connectors;

namespace BasiqAdmin.Services.Connectors;

/// <summary>How long a status was seen.</summary>
/// <param name="Status">The status.</param>
/// <param name="Time">How long in all.</param>
public sealed record StatusTime(ConnectorStatus Status, TimeSpan Time);
