using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Activities;

namespace BasiqAdmin.Testing.Fakes;

/// <summary>Timelines whose entries are set by the test; empty otherwise.</summary>
public sealed class FakeActivities : IActivities
{
    public Answer<ActivityPage> OfUser { get; } = new(new ActivityPage([], null));

    public Answer<ActivityPage> OfConnection { get; } = new(new ActivityPage([], null));

    /// <summary>What was asked for, oldest first.</summary>
    public List<(ActivityFilter Filter, string? Cursor)> Asked { get; } = [];

    public Task<ActivityPage> OfUserAsync(Actor actor, UserId userId, ActivityFilter filter, string? cursor, int size, CancellationToken cancellationToken)
    {
        Asked.Add((filter, cursor));
        return OfUser.GetAsync(cancellationToken);
    }

    public Task<ActivityPage> OfConnectionAsync(Actor actor, UserId userId, ConnectionId connectionId, ActivityFilter filter, string? cursor, int size, CancellationToken cancellationToken)
    {
        Asked.Add((filter, cursor));
        return OfConnection.GetAsync(cancellationToken);
    }
}
