using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Services.Jobs;

/// <summary>A step on a job's timeline.</summary>
/// <param name="Title">Basiq's word for it.</param>
/// <param name="Status">Its state.</param>
/// <param name="Timing">How long it took, as observed; null when nobody watched it begin.</param>
/// <param name="Average">The bank's own average, from Basiq; null where it has none for this step.</param>
/// <param name="ResultUrl">Where its data lies at Basiq.</param>
/// <param name="Challenge">How the bank challenges the customer, while it waits for an answer.</param>
/// <param name="ChallengeExpiresAt">Until when the customer can answer, at the latest, UTC.</param>
/// <param name="Error">Basiq's words, when failed.</param>
public sealed record JobStepView(
    string Title,
    JobStepStatus Status,
    StepTiming? Timing,
    TimeSpan? Average,
    string? ResultUrl,
    string? Challenge,
    DateTimeOffset? ChallengeExpiresAt,
    BasiqError? Error);
