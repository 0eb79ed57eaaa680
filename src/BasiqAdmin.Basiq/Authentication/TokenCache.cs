using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Time;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Basiq.Authentication;

/// <summary>
/// The one token for everybody: Basiq asks for it to be cached for global use (best practices, "When authenticating").
/// The warm path is one read of an immutable snapshot; timers, not callers, watch the clock.
/// </summary>
public sealed partial class TokenCache : IDisposable
{
    /// <summary>Callers are not kept waiting for longer than this before <c>/token</c> is even asked.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    private readonly Lock gate = new();
    private readonly TokenEndpoint endpoint;
    private readonly TimeProvider time;
    private readonly BasiqTelemetry telemetry;
    private readonly ILogger<TokenCache> logger;
    private readonly RenewalBackoff backoff;
    private readonly ITimer timer;
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationToken stopped;
    private volatile TokenSnapshot? current;
    private Task<AccessToken>? flight;
    private int requests;
    private int rejections;
    private int waiters;

    internal TokenCache(TokenEndpoint endpoint, TimeProvider time, BasiqTelemetry telemetry, ILogger<TokenCache> logger)
    {
        this.endpoint = endpoint;
        this.time = time;
        this.telemetry = telemetry;
        this.logger = logger;
        stopped = stopping.Token;
        backoff = new RenewalBackoff(time);
        timer = time.CreateTimer(static cache => ((TokenCache)cache!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The figures now.</summary>
    public TokenCacheStatus Status
    {
        get
        {
            var snapshot = current;
            return new TokenCacheStatus(
                Volatile.Read(ref requests),
                Volatile.Read(ref rejections),
                Volatile.Read(ref waiters),
                snapshot?.Fetched.At,
                snapshot?.ExpiresAt);
        }
    }

    /// <summary>The token; asks for one only when there is none, and then once for all who wait.</summary>
    /// <param name="cancellationToken">Ends this caller's wait; the request goes on for the others.</param>
    /// <exception cref="BasiqException">No token could be had; the failure is not kept, only the time of the next attempt.</exception>
    public ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken)
    {
        var snapshot = current;
        if (snapshot is null)
        {
            return new ValueTask<AccessToken>(WaitAsync(cancellationToken));
        }

        if (snapshot.IsRenewalDue)
        {
            RenewBehind();
        }

        return new ValueTask<AccessToken>(snapshot.Token);
    }

    /// <summary>Drops a token that Basiq rejected, by value: a loser of the race does not throw away the winner's fresh one.</summary>
    public void Invalidate(AccessToken rejected)
    {
        ArgumentNullException.ThrowIfNull(rejected);
        lock (gate)
        {
            if (current is not { } snapshot || !snapshot.Token.HasSameValueAs(rejected))
            {
                return;
            }

            current = null;
            rejections++;
            backoff.Rejected(snapshot.Fetched.Age(time));
        }

        Log.TokenRejected(logger);
    }

    /// <summary>Stops the timer and a request under way.</summary>
    public void Dispose()
    {
        stopping.Cancel();
        timer.Dispose();
        stopping.Dispose();
    }

    private async Task<AccessToken> WaitAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref waiters);
        try
        {
            return await JoinFlightAsync().WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref waiters);
        }
    }

    private Task<AccessToken> JoinFlightAsync()
    {
        lock (gate)
        {
            if (current is { } snapshot)
            {
                return Task.FromResult(snapshot.Token);
            }

            if (flight is null && backoff.Remaining is var left && left > LongestWait)
            {
                throw new BasiqException(BasiqErrorKind.RateLimited, "Basiq asked to wait before the next token; nothing was sent.") { RetryAfter = left };
            }

            return flight ??= StartFlightAsync();
        }
    }

    private void RenewBehind()
    {
        lock (gate)
        {
            if (flight is null && current is { IsRenewalDue: true } && backoff.Remaining == TimeSpan.Zero)
            {
                flight = StartFlightAsync();
            }
        }
    }

    private Task<AccessToken> StartFlightAsync()
    {
        // The flight belongs to nobody: it must not carry the log scope, trace or lane of the caller who happened to be first.
        var restore = ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow();
        try
        {
            var started = Task.Run(FetchAsync, CancellationToken.None);

            // When all callers have left nobody awaits the failure; it has been logged.
            _ = started.ContinueWith(static ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return started;
        }
        finally
        {
            restore?.Undo();
        }
    }

    private async Task<AccessToken> FetchAsync()
    {
        try
        {
            await Task.Delay(WaitBeforeFetch(), time, stopped);
            var asked = Moment.Now(time);
            Interlocked.Increment(ref requests);
            var issued = await RequestAsync();
            Keep(new TokenSnapshot(issued.Token, asked, issued.Lifetime));
            Log.TokenFetched(logger, issued.Lifetime.TotalSeconds);
            return issued.Token;
        }
        catch (Exception exception) when (!stopped.IsCancellationRequested)
        {
            GiveUp((exception as BasiqException)?.RetryAfter);
            Log.TokenFailed(logger, exception);
            throw;
        }
    }

    private async Task<IssuedToken> RequestAsync()
    {
        var started = time.GetTimestamp();
        string? error = null;
        try
        {
            return await endpoint.RequestAsync(stopped);
        }
        catch (Exception exception)
        {
            error = BasiqTelemetry.ErrorOf(exception);
            throw;
        }
        finally
        {
            telemetry.TokenRequested(time.GetElapsedTime(started), error);
        }
    }

    private TimeSpan WaitBeforeFetch()
    {
        lock (gate)
        {
            return backoff.Remaining;
        }
    }

    private void Keep(TokenSnapshot snapshot)
    {
        lock (gate)
        {
            flight = null;
            current = snapshot;
            backoff.Succeeded();
            Schedule(snapshot.RenewAfter - snapshot.Fetched.Age(time));
        }
    }

    private void GiveUp(TimeSpan? retryAfter)
    {
        lock (gate)
        {
            flight = null;
            backoff.Failed(retryAfter);
        }
    }

    private void OnTimer()
    {
        lock (gate)
        {
            if (current is not { } snapshot)
            {
                return;
            }

            var age = snapshot.Fetched.Age(time);
            if (age >= snapshot.Lifetime)
            {
                current = null;
            }
            else if (age >= snapshot.RenewAfter)
            {
                // Only marked: a night without callers needs no tokens. The next caller has it renewed and goes on with this one.
                current = snapshot.WithRenewalDue();
                Schedule(snapshot.Lifetime - age);
            }
            else
            {
                Schedule(snapshot.RenewAfter - age);
            }
        }
    }

    private void Schedule(TimeSpan wait) =>
        timer.Change(wait > TimeSpan.FromMilliseconds(1) ? wait : TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A Basiq token was fetched; it lives for {LifetimeSeconds} s.")]
        public static partial void TokenFetched(ILogger logger, double lifetimeSeconds);

        [LoggerMessage(2, LogLevel.Warning, "No Basiq token could be fetched.")]
        public static partial void TokenFailed(ILogger logger, Exception exception);

        [LoggerMessage(3, LogLevel.Warning, "Basiq rejected the token; it is renewed.")]
        public static partial void TokenRejected(ILogger logger);
    }
}
