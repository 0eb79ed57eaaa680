using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Recovery;

namespace BasiqAdmin.Components.Pages.Recovery;

/// <summary>What the queue says no to, as people read it.</summary>
internal static class Refusals
{
    /// <summary>Does <paramref name="change"/>; null when it was done, else why it makes no sense.</summary>
    public static async Task<LoadFailure?> OfAsync(Func<CancellationToken, Task> change, CancellationToken cancellationToken)
    {
        try
        {
            await change(cancellationToken);
            return null;
        }
        catch (RecoveryRejectedException rejected)
        {
            return new LoadFailure(rejected.Message, CanRetry: false);
        }
    }
}
