using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;

namespace BasiqAdmin.Services.Activities;

/// <summary>The gate before the timelines.</summary>
internal sealed class ActivityService(AccessGuard guard, ActivityReader reader) : IActivities
{
    /// <inheritdoc/>
    public async Task<ActivityPage> OfUserAsync(Actor actor, UserId userId, ActivityFilter filter, string? cursor, int size, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, "user", userId.Value, cancellationToken);
        return await reader.ReadAsync(actor, userId, null, filter, cursor, size, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ActivityPage> OfConnectionAsync(Actor actor, UserId userId, ConnectionId connectionId, ActivityFilter filter, string? cursor, int size, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, "connection", connectionId.Value, cancellationToken);
        return await reader.ReadAsync(actor, userId, connectionId, filter, cursor, size, cancellationToken);
    }
}
