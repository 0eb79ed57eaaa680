namespace BasiqAdmin.Services.FailedJobs;

/// <summary>The change makes no sense for the case as it is; nothing was written. The message says why and what to do, and can be shown.</summary>
public sealed class CaseRejectedException(string message) : Exception(message);
