using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>Something that happened to a case, notes included.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="ActorName">Who.</param>
/// <param name="Kind">What.</param>
/// <param name="Text">The note, the reason, or what it became.</param>
/// <param name="InBulk">Whether it was part of a bulk action.</param>
public sealed record CaseHappening(DateTimeOffset At, string ActorName, CaseEventKind Kind, string? Text, bool InBulk);
