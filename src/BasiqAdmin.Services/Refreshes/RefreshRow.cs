using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Refreshes;

/// <summary>A refresh that was asked for here, as the history shows it.</summary>
/// <param name="Key">Identity.</param>
/// <param name="At">When it was asked for, UTC.</param>
/// <param name="By">Who asked, by name.</param>
/// <param name="ByHand">Whether a person did.</param>
/// <param name="State">What came of it.</param>
/// <param name="Text">The same in a sentence or two.</param>
/// <param name="Checks">The verdict that it went out on.</param>
/// <param name="OverrideReason">Why somebody overrode checks; null when none was against it.</param>
/// <param name="JobId">Its job, where Basiq named one.</param>
/// <param name="WasUnderWay">Whether that job was under way already.</param>
/// <param name="CorrelationId">Basiq's correlation id of a refusal.</param>
public sealed record RefreshRow(
    long Key,
    DateTimeOffset At,
    string By,
    bool ByHand,
    RefreshState State,
    string Text,
    IReadOnlyList<RefreshCheck> Checks,
    string? OverrideReason,
    JobId? JobId,
    bool WasUnderWay,
    string? CorrelationId);
