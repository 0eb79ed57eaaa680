using BasiqAdmin.Basiq.Jobs;

namespace BasiqAdmin.Basiq.Connections;

/// <summary>What Basiq answered to a refresh.</summary>
/// <param name="Job">The job that does it; the reply names it without its steps, so they are empty here.</param>
/// <param name="IsExisting">True when a job was already queued or running and Basiq returned that one (200 instead of 202).</param>
public sealed record RefreshResult(Job Job, bool IsExisting);
