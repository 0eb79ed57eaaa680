using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>The cases that an outage of their bank explains, folded into one line.</summary>
/// <param name="InstitutionId">The bank.</param>
/// <param name="BankName">Its name.</param>
/// <param name="Count">How many cases the filter leaves in it.</param>
/// <param name="SinceAt">When the bank's outage was first seen, UTC, as everywhere else; null where nobody has seen it begin.</param>
public sealed record OutageFold(InstitutionId InstitutionId, string BankName, int Count, DateTimeOffset? SinceAt);
