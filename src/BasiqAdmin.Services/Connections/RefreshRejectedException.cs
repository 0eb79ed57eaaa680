namespace BasiqAdmin.Services.Connections;

/// <summary>A refresh was not sent. The message says why and what to do, and can be shown.</summary>
public sealed class RefreshRejectedException(string message) : Exception(message);
