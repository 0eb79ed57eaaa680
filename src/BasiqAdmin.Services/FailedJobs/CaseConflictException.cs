namespace BasiqAdmin.Services.FailedJobs;

/// <summary>Somebody else changed the case in the meantime; nothing was written. The message says who and what, and can be shown.</summary>
public sealed class CaseConflictException(string message, CaseDetails current) : Exception(message)
{
    /// <summary>The case as it is now.</summary>
    public CaseDetails Current { get; } = current;
}
