using Microsoft.Extensions.Options;

namespace BasiqAdmin.Basiq.Http;

/// <summary>Ends a call that takes longer than <see cref="BasiqOptions.Timeout"/>, retries and renewals of the token included.</summary>
internal sealed class TimeoutHandler(IOptions<BasiqOptions> options, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await base.SendAsync(request, either.Token);
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"No complete reply within {options.Value.Timeout.TotalSeconds:0.#} s.", exception);
        }
    }
}
