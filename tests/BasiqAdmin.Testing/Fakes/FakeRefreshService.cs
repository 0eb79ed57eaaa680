using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Refreshes;

namespace BasiqAdmin.Testing.Fakes;

/// <summary>Refreshes whose answers are set by the test.</summary>
public sealed class FakeRefreshService : IRefreshService
{
    public Answer<RefreshVerdict> Check { get; } = new(SampleRefreshes.Allowed());

    public Answer<IReadOnlyDictionary<ConnectionId, RefreshVerdict>> Foresee { get; } = new(new Dictionary<ConnectionId, RefreshVerdict>());

    public Answer<RefreshAnswer> Refresh { get; } = new(SampleRefreshes.Started());

    public Answer<IReadOnlyList<RefreshRow>> History { get; } = new([]);

    public Answer<Page<FrequentRefreshRow>> Frequent { get; } = new(Sample.PageOf<FrequentRefreshRow>());

    /// <summary>The page of every list that was asked for, oldest first.</summary>
    public List<PageRequest> Lists { get; } = [];

    /// <summary>The override reason of every refresh that was asked for, oldest first.</summary>
    public List<string?> Reasons { get; } = [];

    public Task<RefreshVerdict> CheckAsync(Actor actor, UserId userId, ConnectionId connectionId, CancellationToken cancellationToken) => Check.GetAsync(cancellationToken);

    public Task<IReadOnlyDictionary<ConnectionId, RefreshVerdict>> ForeseeAsync(Actor actor, UserId userId, UserDiagnoses diagnosed, CancellationToken cancellationToken) => Foresee.GetAsync(cancellationToken);

    public Task<RefreshAnswer> RefreshAsync(Actor actor, UserId userId, ConnectionId connectionId, string? overrideReason, CancellationToken cancellationToken)
    {
        Reasons.Add(overrideReason);
        return Refresh.GetAsync(cancellationToken);
    }

    public Task<IReadOnlyList<RefreshRow>> HistoryAsync(Actor actor, ConnectionId connectionId, int limit, CancellationToken cancellationToken) => History.GetAsync(cancellationToken);

    public Task<Page<FrequentRefreshRow>> FrequentAsync(Actor actor, PageRequest page, CancellationToken cancellationToken)
    {
        Lists.Add(page);
        return Frequent.GetAsync(cancellationToken);
    }
}
