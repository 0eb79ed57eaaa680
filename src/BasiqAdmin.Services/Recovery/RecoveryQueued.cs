namespace BasiqAdmin.Services.Recovery;

/// <summary>What queueing a bank's connections came to.</summary>
/// <param name="Queued">How many are in the queue now by this.</param>
/// <param name="Skipped">How many were left out: queued meanwhile, recovered meanwhile, or tried already after this outage.</param>
public sealed record RecoveryQueued(int Queued, int Skipped);
