using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Home;
using BasiqAdmin.Services.Insights;

namespace BasiqAdmin.Testing.Fakes;

/// <summary>A first page whose parts are set by the test; empty and well otherwise.</summary>
public sealed class FakeHome : IHome
{
    public Answer<HomeBanks> Banks { get; } = new(new HomeBanks([], SampleConnectors.Counts()));

    public Answer<IReadOnlyList<RecentUser>> Recent { get; } = new([]);

    public Answer<HomeTeam> Team { get; } = new(new HomeTeam(0, null, new Compared(0, 0), 0, 0, null, null, [], [], [], []));

    public Answer<HomeAdmin> Admin { get; } = new(new HomeAdmin([], null));

    public Task<HomeBanks> BanksAsync(Actor actor, CancellationToken cancellationToken) => Banks.GetAsync(cancellationToken);

    public Task<IReadOnlyList<RecentUser>> RecentAsync(Actor actor, IReadOnlyList<UserId> ids, CancellationToken cancellationToken) => Recent.GetAsync(cancellationToken);

    public Task<HomeTeam> TeamAsync(Actor actor, CancellationToken cancellationToken) => Team.GetAsync(cancellationToken);

    public Task<HomeAdmin> AdminAsync(Actor actor, CancellationToken cancellationToken) => Admin.GetAsync(cancellationToken);
}
