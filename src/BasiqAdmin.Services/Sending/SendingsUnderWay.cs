using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Sending;

/// <summary>The purges and refreshes that are being sent, each in a scope of its own: that of whoever asked ends with the browser, the sending does not.</summary>
internal sealed class SendingsUnderWay(IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<Task, bool> underWay = new();

    /// <summary>Has <typeparamref name="TSender"/> send something and returns it with its outcome.</summary>
    public async Task<TRecord> SendAsync<TSender, TRecord>(Func<TSender, Task<TRecord>> send)
        where TSender : notnull
    {
        // Known before it begins: a stop in the same moment waits for it, too.
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        underWay[ended.Task] = true;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await send(scope.ServiceProvider.GetRequiredService<TSender>());
        }
        finally
        {
            underWay.TryRemove(ended.Task, out _);
            ended.SetResult();
        }
    }

    /// <summary>Returns once nothing is under way, so that an app that is asked to stop knows its outcomes first.</summary>
    public Task DrainAsync(CancellationToken cancellationToken) => Task.WhenAll(underWay.Keys).WaitAsync(cancellationToken);
}
