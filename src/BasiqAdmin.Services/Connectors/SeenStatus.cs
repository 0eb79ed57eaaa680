using BasiqAdmin.Basiq.Connectors;

namespace BasiqAdmin.Services.Connectors;

/// <summary>A time in which a connector was seen in one status, look after look.</summary>
/// <param name="Status">The status.</param>
/// <param name="FromAt">The first look that saw it, UTC.</param>
/// <param name="ToAt">The look that saw another one, or the last look before a gap or until now, UTC.</param>
/// <param name="Lasts">It goes on as far as is known.</param>
public sealed record SeenStatus(ConnectorStatus Status, DateTimeOffset FromAt, DateTimeOffset ToAt, bool Lasts = false);
