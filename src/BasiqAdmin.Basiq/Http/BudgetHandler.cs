using Microsoft.Extensions.Options;

namespace BasiqAdmin.Basiq.Http;

/// <summary>Lets a call through when the shared budget has room for its lane.</summary>
internal sealed class BudgetHandler(RequestBudget budget, IOptions<BasiqOptions> options, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (BasiqLane.Current == RequestLane.Background)
        {
            await budget.AcquireAsync(RequestLane.Background, cancellationToken);
        }
        else
        {
            await AcquireForPersonAsync(cancellationToken);
        }

        return await base.SendAsync(request, cancellationToken);
    }

    /// <summary>Background work waits for as long as it takes; a person is told after a while instead of being left to wait.</summary>
    private async Task AcquireForPersonAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await budget.AcquireAsync(RequestLane.People, either.Token);
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new BasiqException(BasiqErrorKind.RateLimited, "The shared request budget did not open in time; nothing was sent.", exception)
            {
                RetryAfter = budget.Status.PausedUntil - time.GetUtcNow(),
            };
        }
    }
}

/// <summary>The lane that calls of the current asynchronous flow take. Default: people.</summary>
public static class BasiqLane
{
    private static readonly AsyncLocal<RequestLane> Ambient = new();

    /// <summary>The lane in force here.</summary>
    public static RequestLane Current => Ambient.Value;

    /// <summary>Puts calls of this flow into the background lane until the result is disposed.</summary>
    public static IDisposable Background() => new Scope(RequestLane.Background);

    private sealed class Scope : IDisposable
    {
        private readonly RequestLane previous = Ambient.Value;

        public Scope(RequestLane lane) => Ambient.Value = lane;

        public void Dispose() => Ambient.Value = previous;
    }
}
