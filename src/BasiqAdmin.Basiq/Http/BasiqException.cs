namespace BasiqAdmin.Basiq.Http;

/// <summary>The one exception of the client. Its message holds method, path template, status and code: never ids, personal details or secrets.</summary>
public sealed class BasiqException(BasiqErrorKind kind, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>What went wrong.</summary>
    public BasiqErrorKind Kind { get; } = kind;

    /// <summary>HTTP status of the reply; null when none arrived.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>Basiq's error code, for example <c>parameter-not-valid</c>; an open list.</summary>
    public string? Code { get; init; }

    /// <summary>Basiq's title of the error.</summary>
    public string? Title { get; init; }

    /// <summary>Basiq's detail of the error. It may repeat what was sent, so it belongs on a page, not in a log.</summary>
    public string? Detail { get; init; }

    /// <summary>Basiq's correlation id, which its support asks for.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>How long Basiq asked to wait before the next request; null when it did not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True when the call changes something and may have been carried out although no confirmation arrived.</summary>
    public bool OutcomeUnknown { get; init; }
}
