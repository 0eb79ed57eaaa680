namespace BasiqAdmin.Services.Recovery;

/// <summary>It makes no sense for the recovery queue as things are; nothing was written. The message says why and what to do, and can be shown.</summary>
public sealed class RecoveryRejectedException(string message) : Exception(message);
