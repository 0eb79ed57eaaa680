using System.Security.Cryptography;

namespace BasiqAdmin.Basiq.Authentication;

/// <summary>When <c>/token</c> may be asked again. Not thread-safe: the cache uses it under its lock.</summary>
internal sealed class RenewalBackoff(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>A token rejected at this age was no good from the start, or the clocks disagree.</summary>
    private static readonly TimeSpan EarlyAge = TimeSpan.FromMinutes(1);

    private int failures;
    private int earlyRejections;
    private long waitFrom;
    private TimeSpan wait;

    /// <summary>How long to wait yet; zero when <c>/token</c> may be asked now.</summary>
    public TimeSpan Remaining
    {
        get
        {
            var left = wait - time.GetElapsedTime(waitFrom);
            return wait > TimeSpan.Zero && left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>A request failed; the wait doubles, or is what Basiq asked for when that is longer.</summary>
    public void Failed(TimeSpan? retryAfter)
    {
        var own = Growing(++failures);
        Wait(retryAfter > own ? retryAfter.Value : own);
    }

    /// <summary>A request brought a token.</summary>
    public void Succeeded()
    {
        failures = 0;
        wait = TimeSpan.Zero;
    }

    /// <summary>Basiq rejected a token of the given age. One fresh rejection is renewed at once; a row of them must not become a storm.</summary>
    public void Rejected(TimeSpan age)
    {
        earlyRejections = age < EarlyAge ? earlyRejections + 1 : 0;
        if (earlyRejections > 1)
        {
            Wait(Growing(earlyRejections - 1));
        }
    }

    private static TimeSpan Growing(int times)
    {
        var full = Math.Min(Longest.TotalMilliseconds, First.TotalMilliseconds * Math.Pow(2, Math.Min(times - 1, 10)));
        return TimeSpan.FromMilliseconds(full * RandomNumberGenerator.GetInt32(50, 101) / 100);
    }

    private void Wait(TimeSpan span)
    {
        waitFrom = time.GetTimestamp();
        wait = span;
    }
}
