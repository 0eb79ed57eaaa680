namespace BasiqAdmin.Basiq.Http;

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
