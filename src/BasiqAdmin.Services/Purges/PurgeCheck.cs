namespace BasiqAdmin.Services.Purges;

/// <summary>The verdict of one rule.</summary>
/// <param name="Rule">The rule in words, e.g. "Connection is active".</param>
/// <param name="Verdict">Failed is hard and forbids the purge; a warning does not.</param>
/// <param name="Evidence">What was seen.</param>
/// <param name="Instead">What to do instead, when failed.</param>
/// <param name="CheckedAt">When, UTC.</param>
public sealed record PurgeCheck(string Rule, CheckVerdict Verdict, string Evidence, string? Instead, DateTimeOffset CheckedAt);
