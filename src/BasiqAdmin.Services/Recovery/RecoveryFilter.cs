using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Recovery;

/// <summary>What the queue is narrowed to; what is null does not narrow.</summary>
/// <param name="Stage">How far the tickets have come.</param>
/// <param name="Institution">Only at this bank.</param>
/// <param name="Text">Only of the user, connection or job with this whole id.</param>
public sealed record RecoveryFilter(RecoveryStage Stage = RecoveryStage.Open, InstitutionId? Institution = null, string? Text = null);
