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

/// <summary>What went wrong between this application and Basiq, as far as a caller must tell it apart.</summary>
public enum BasiqErrorKind
{
    /// <summary>Basiq refused the request as it stands (400, and every 4xx without a kind of its own).</summary>
    Refused,

    /// <summary>The API key is not accepted, or a token that was just made from it.</summary>
    Unauthorized,

    /// <summary>401 or 403 for a reason other than the token: this application may not see or do that.</summary>
    Forbidden,

    /// <summary>404: gone, never there, or another application's.</summary>
    NotFound,

    /// <summary>429, or the shared budget stayed closed for longer than a person can be kept waiting.</summary>
    RateLimited,

    /// <summary>5xx.</summary>
    ServerError,

    /// <summary>No complete reply within <see cref="BasiqOptions.Timeout"/>.</summary>
    Timeout,

    /// <summary>The connection could not be made, or broke.</summary>
    ConnectionFailed,

    /// <summary>The reply is not what the documents describe.</summary>
    MalformedReply,
}

/// <summary>A call was cancelled while it waited for its turn: Basiq has seen nothing of it. It is a cancellation like any other for whoever need not know that.</summary>
public sealed class NotSentException(string message, Exception innerException, CancellationToken token)
    : OperationCanceledException(message, innerException, token);
