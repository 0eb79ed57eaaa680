using System.Net;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace BasiqAdmin.Basiq.Http;

/// <summary>
/// Sends reads again after a broken connection, 429 or 5xx: at most three times, jittered, capped, and each time at its turn in
/// the budget. Everything else is sent once. A 429 to any call slows the whole client.
/// </summary>
internal sealed partial class RetryHandler : DelegatingHandler
{
    private const int MaxRetries = 3;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    private readonly RequestBudget budget;
    private readonly TimeProvider time;
    private readonly ILogger<RetryHandler> logger;
    private readonly ResiliencePipeline<HttpResponseMessage> reads;

    public RetryHandler(RequestBudget budget, TimeProvider time, ILogger<RetryHandler> logger)
    {
        this.budget = budget;
        this.time = time;
        this.logger = logger;
        reads = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstDelay,
                MaxDelay = LongestDelay,
                ShouldHandle = retry => new ValueTask<bool>(IsWorthRetrying(retry.Outcome)),
                OnRetry = OnRetryAsync,
            })
            .Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Get)
        {
            return await SendOnceAsync(request, cancellationToken);
        }

        var lane = BasiqLane.Current;
        var attempts = 0;
        return await reads.ExecuteAsync(
            async token =>
            {
                if (attempts++ > 0)
                {
                    await budget.AcquireAsync(lane, token);
                }

                return await SendOnceAsync(request, token);
            },
            cancellationToken);
    }

    private async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var wait = RetryAfter.Of(response, time);
        if (response.StatusCode == HttpStatusCode.TooManyRequests || (wait is not null && (int)response.StatusCode >= 500))
        {
            budget.SlowDown(wait);
        }

        return response;
    }

    private bool IsWorthRetrying(Outcome<HttpResponseMessage> outcome) =>
        outcome switch
        {
            { Exception: HttpRequestException } => true,
            { Result: { } response } when (int)response.StatusCode == 429 || (int)response.StatusCode >= 500 =>
                RetryAfter.Of(response, time) is not { } wait || wait <= LongestDelay,
            _ => false,
        };

    private ValueTask OnRetryAsync(OnRetryArguments<HttpResponseMessage> retry)
    {
        Log.Retrying(logger, retry.AttemptNumber + 1, retry.RetryDelay.TotalMilliseconds, (int?)retry.Outcome.Result?.StatusCode);
        retry.Outcome.Result?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A read from Basiq is sent again, time {Attempt}, after {DelayMs} ms; last status {Status}.")]
        public static partial void Retrying(ILogger logger, int attempt, double delayMs, int? status);
    }
}

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
