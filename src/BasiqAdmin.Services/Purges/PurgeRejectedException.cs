namespace BasiqAdmin.Services.Purges;

/// <summary>A purge was not sent. The message says why and what to do, and can be shown.</summary>
public sealed class PurgeRejectedException(string message, PurgePreCheck? preCheck = null) : Exception(message)
{
    /// <summary>The checks, when one of them was the reason.</summary>
    public PurgePreCheck? PreCheck { get; } = preCheck;
}
