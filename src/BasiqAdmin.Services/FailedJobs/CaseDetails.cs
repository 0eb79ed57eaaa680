namespace BasiqAdmin.Services.FailedJobs;

/// <summary>A case with its history, oldest first.</summary>
public sealed record CaseDetails(CaseRow Row, IReadOnlyList<CaseHappening> History);
