using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connections;

namespace BasiqAdmin.Testing.Fakes;

/// <summary>Refreshes whose answer is set by the test.</summary>
public sealed class FakeConnectionRefresh : IConnectionRefresh
{
    public Answer<RefreshResult> Refresh { get; } = new(new RefreshResult(Sample.RunningJob(), IsExisting: false));

    public Task<RefreshResult> RefreshAsync(Actor actor, UserId userId, ConnectionId connectionId, CancellationToken cancellationToken) => Refresh.GetAsync(cancellationToken);
}
