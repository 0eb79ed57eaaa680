using System.Collections.Concurrent;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Refreshes;

/// <summary>The refreshes that are being sent, each in a scope of its own: that of whoever asked ends with the browser, the sending does not.</summary>
internal sealed class RefreshesUnderWay(IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<long, Task> underWay = new();

    /// <summary>Sends and returns the refresh with its outcome.</summary>
    public async Task<RefreshRecord> SendAsync(RefreshRecord refresh, Actor actor)
    {
        // Known before it begins: a stop in the same moment waits for it, too.
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        underWay[refresh.Key] = ended.Task;
        try
        {
            return await SendInScopeAsync(refresh, actor);
        }
        finally
        {
            underWay.TryRemove(refresh.Key, out _);
            ended.SetResult();
        }
    }

    /// <summary>Returns once no refresh is under way, so that an app that is asked to stop knows its outcomes first.</summary>
    public Task DrainAsync(CancellationToken cancellationToken) => Task.WhenAll(underWay.Values).WaitAsync(cancellationToken);

    private async Task<RefreshRecord> SendInScopeAsync(RefreshRecord refresh, Actor actor)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RefreshSender>().SendAsync(refresh, actor);
    }
}
