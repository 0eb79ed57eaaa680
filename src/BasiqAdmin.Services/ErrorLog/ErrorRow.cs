namespace BasiqAdmin.Services.ErrorLog;

/// <summary>A warning or error that the app logged.</summary>
public sealed record ErrorRow(long Id, DateTimeOffset At, string Level, string Category, int EventId, string Message, string? Exception, string? UserId, string? ConnectionId, string? JobId, string? CorrelationId, string? TraceId);
