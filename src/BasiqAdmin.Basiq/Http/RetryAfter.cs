namespace BasiqAdmin.Basiq.Http;

/// <summary>Reading of the Retry-After header, which may hold seconds or a date.</summary>
internal static class RetryAfter
{
    /// <summary>The longest wait that is believed; a slip at the other end must not stop the client for a day.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>How long the reply asks to wait; null when it does not say.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider time)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return wait is { } span ? TimeSpan.FromTicks(Math.Clamp(span.Ticks, 0, Longest.Ticks)) : null;
    }
}
