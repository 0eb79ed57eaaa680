using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Diagnoses;

/// <summary>A refresh that this app asked for and Basiq carried out, as far as is known.</summary>
/// <param name="At">When it was asked for, UTC.</param>
/// <param name="By">Who asked, by name.</param>
/// <param name="JobId">Its job; null while the outcome of the call is unknown.</param>
public sealed record PastRefresh(DateTimeOffset At, string By, JobId? JobId);
