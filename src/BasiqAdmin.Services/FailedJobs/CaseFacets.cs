namespace BasiqAdmin.Services.FailedJobs;

/// <summary>What the cases of one state can be narrowed to.</summary>
/// <param name="Banks">Their banks, by name.</param>
/// <param name="Codes">Their codes, as Basiq spells them.</param>
/// <param name="Steps">The steps at which their jobs failed.</param>
public sealed record CaseFacets(IReadOnlyList<BankFacet> Banks, IReadOnlyList<string> Codes, IReadOnlyList<string> Steps);
