using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Jobs;

/// <summary>A code of failed jobs that this dashboard does not know.</summary>
/// <param name="Code">The code, as Basiq spells it.</param>
/// <param name="FirstSeenAt">When it first came, UTC.</param>
/// <param name="LastSeenAt">When it last came, UTC.</param>
/// <param name="Jobs">How many jobs failed with it.</param>
/// <param name="LastJobId">The newest of them.</param>
public sealed record UnknownCodeRow(string Code, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt, int Jobs, JobId LastJobId);
