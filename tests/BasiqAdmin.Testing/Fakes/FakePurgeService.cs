using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Purges;

namespace BasiqAdmin.Testing.Fakes;

/// <summary>Purges whose answers are set by the test; what was asked for is kept.</summary>
public sealed class FakePurgeService : IPurgeService
{
    public Answer<PurgePreCheck> PreCheck { get; } = new(Sample.PreCheck());

    public Answer<PurgeReceipt> Request { get; } = new(Sample.Receipt(PurgeState.Done));

    public Answer<PurgeReceipt?> Get { get; } = new(Sample.Receipt(PurgeState.Done));

    public Answer<Page<PurgeRow>> Search { get; } = new(Sample.PageOf<PurgeRow>());

    public Answer<IReadOnlyDictionary<PurgeState, int>> Count { get; } = new(new Dictionary<PurgeState, int>());

    /// <summary>What approving, declining, withdrawing and reading back answer.</summary>
    public Answer<PurgeReceipt> Decision { get; } = new(Sample.Receipt(PurgeState.Done));

    /// <summary>The purges that were asked for, oldest first.</summary>
    public List<PurgeCommand> Requests { get; } = [];

    /// <summary>The filter and page of every search, oldest first.</summary>
    public List<(PurgeFilter Filter, PageRequest Page)> Searches { get; } = [];

    /// <summary>What was decided, e.g. <c>decline: not agreed with the customer</c>.</summary>
    public List<string> Decisions { get; } = [];

    public Task<PurgePreCheck> PreCheckAsync(Actor actor, UserId userId, ConnectionId connectionId, CancellationToken cancellationToken) => PreCheck.GetAsync(cancellationToken);

    public Task<PurgePreCheck> PreCheckAgainAsync(Actor actor, Guid purgeId, CancellationToken cancellationToken) => PreCheck.GetAsync(cancellationToken);

    public Task<PurgeReceipt> RequestAsync(Actor actor, PurgeCommand command, CancellationToken cancellationToken)
    {
        Requests.Add(command);
        return Request.GetAsync(cancellationToken);
    }

    public Task<PurgeReceipt?> GetAsync(Actor actor, Guid purgeId, CancellationToken cancellationToken) => Get.GetAsync(cancellationToken);

    public Task<Page<PurgeRow>> SearchAsync(Actor actor, PurgeFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        Searches.Add((filter, page));
        return Search.GetAsync(cancellationToken);
    }

    public Task<IReadOnlyDictionary<PurgeState, int>> CountAsync(Actor actor, CancellationToken cancellationToken) => Count.GetAsync(cancellationToken);

    public Task<PurgeReceipt> ApproveAsync(Actor actor, Guid purgeId, CancellationToken cancellationToken) => DecideAsync("approve", cancellationToken);

    public Task<PurgeReceipt> DeclineAsync(Actor actor, Guid purgeId, string reason, CancellationToken cancellationToken) => DecideAsync($"decline: {reason}", cancellationToken);

    public Task<PurgeReceipt> WithdrawAsync(Actor actor, Guid purgeId, CancellationToken cancellationToken) => DecideAsync("withdraw", cancellationToken);

    public Task<PurgeReceipt> ReadBackAsync(Actor actor, Guid purgeId, CancellationToken cancellationToken) => DecideAsync("read back", cancellationToken);

    private Task<PurgeReceipt> DecideAsync(string decision, CancellationToken cancellationToken)
    {
        Decisions.Add(decision);
        return Decision.GetAsync(cancellationToken);
    }
}
