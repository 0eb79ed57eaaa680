namespace BasiqAdmin.Services.ErrorLog;

/// <summary>A warning or error that the app logged.</summary>
public sealed record ErrorRow(long Id, DateTimeOffset At, string Level, string Category, int EventId, string Message, string? Exception, string? UserId, string? ConnectionId, string? JobId, string? CorrelationId, string? TraceId);

/// <summary>Entries of one cause: same category and event.</summary>
public sealed record ErrorCause(string Cause, string Level, string Sample, int Count, DateTimeOffset FirstAt, DateTimeOffset LastAt)
{
    /// <summary>How many days <see cref="ByDay"/> has.</summary>
    public const int Days = 14;

    /// <summary>Entries of each of the last 14 UTC days that the filter matches, today last.</summary>
    public IReadOnlyList<int> ByDay { get; init; } = [];
}

/// <summary>What the error log is narrowed to.</summary>
public sealed record ErrorFilter(string? Text = null, string? Level = null, string? UserId = null, string? ConnectionId = null, string? JobId = null, string? CorrelationId = null, string? Cause = null, DateTimeOffset? From = null, DateTimeOffset? To = null);
