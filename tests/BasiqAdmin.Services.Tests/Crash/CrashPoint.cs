using BasiqAdmin.Basiq.Connections;

namespace BasiqAdmin.Services.Tests.Crash;

/// <summary>One click and one kill.</summary>
/// <param name="Connection">What was to be purged; each point has its own.</param>
/// <param name="KilledAfter">How long after the click.</param>
/// <param name="Seen">What the person saw before the kill: id and state of the purge; null when nothing.</param>
internal sealed record CrashPoint(Connection Connection, TimeSpan KilledAfter, string? Seen);
