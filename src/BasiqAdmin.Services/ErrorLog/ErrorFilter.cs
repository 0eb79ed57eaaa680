namespace BasiqAdmin.Services.ErrorLog;

/// <summary>What the error log is narrowed to.</summary>
public sealed record ErrorFilter(string? Text = null, string? Level = null, string? UserId = null, string? ConnectionId = null, string? JobId = null, string? CorrelationId = null, string? Cause = null, DateTimeOffset? From = null, DateTimeOffset? To = null);
