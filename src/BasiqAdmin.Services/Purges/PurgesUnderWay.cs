using System.Collections.Concurrent;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Purges;

/// <summary>The purges that are being sent, each in a scope of its own: that of whoever asked ends with the browser, the sending does not.</summary>
internal sealed class PurgesUnderWay(IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<Guid, Task> underWay = new();

    /// <summary>Sends and returns the purge with its outcome.</summary>
    public async Task<PurgeRequest> SendAsync(PurgeRequest purge, Actor actor)
    {
        // Known before it begins: a stop in the same moment waits for it, too.
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        underWay[purge.Id] = ended.Task;
        try
        {
            return await SendInScopeAsync(purge, actor);
        }
        finally
        {
            underWay.TryRemove(purge.Id, out _);
            ended.SetResult();
        }
    }

    /// <summary>Returns once no purge is under way, so that an app that is asked to stop knows its outcomes first.</summary>
    public Task DrainAsync(CancellationToken cancellationToken) => Task.WhenAll(underWay.Values).WaitAsync(cancellationToken);

    private async Task<PurgeRequest> SendInScopeAsync(PurgeRequest purge, Actor actor)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PurgeSender>().SendAsync(purge, actor);
    }
}
