using BasiqAdmin.Services.FailedJobs;

namespace BasiqAdmin.Components.Pages.FailedJobs;

/// <summary>What the person at hand has just done to the open case.</summary>
/// <param name="Row">The case as it is now.</param>
/// <param name="Change">What they did.</param>
public sealed record OwnChange(CaseRow Row, CaseChange Change);
