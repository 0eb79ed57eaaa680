namespace BasiqAdmin.Services.Data.Entities;

/// <summary>A warning or error that the app logged, without personal details.</summary>
public sealed class ErrorEntry
{
    /// <summary>Rises with time; given by the database.</summary>
    public long Id { get; init; }

    /// <summary>When it was logged, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Warning, Error or Critical.</summary>
    public required string Level { get; init; }

    /// <summary>The type that logged it.</summary>
    public required string Category { get; init; }

    /// <summary>Its event within the category.</summary>
    public required int EventId { get; init; }

    /// <summary>What groups it with its like: category and event.</summary>
    public required string Cause { get; init; }

    /// <summary>What was said.</summary>
    public required string Message { get; init; }

    /// <summary>Types, safe messages and stack of the exceptions.</summary>
    public string? Exception { get; init; }

    /// <summary>The Basiq user, where known.</summary>
    public string? UserId { get; init; }

    /// <summary>The connection, where known.</summary>
    public string? ConnectionId { get; init; }

    /// <summary>The job, where known.</summary>
    public string? JobId { get; init; }

    /// <summary>Basiq's correlation id, where known.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The trace of the request or circuit.</summary>
    public string? TraceId { get; init; }
}
