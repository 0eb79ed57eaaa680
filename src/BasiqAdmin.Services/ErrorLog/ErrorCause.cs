namespace BasiqAdmin.Services.ErrorLog;

/// <summary>Entries of one cause: same category and event.</summary>
public sealed record ErrorCause(string Cause, string Level, string Sample, int Count, DateTimeOffset FirstAt, DateTimeOffset LastAt);
