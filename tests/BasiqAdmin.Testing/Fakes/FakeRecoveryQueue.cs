using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Recovery;

namespace BasiqAdmin.Testing.Fakes;

/// <summary>A recovery queue whose answers are set by the test; what was asked for is kept.</summary>
public sealed class FakeRecoveryQueue : IRecoveryQueue
{
    public Answer<Page<RecoveryRow>> Search { get; } = new(Sample.PageOf<RecoveryRow>());

    public Answer<IReadOnlyDictionary<RecoveryStage, int>> Count { get; } = new(new Dictionary<RecoveryStage, int>());

    public Answer<RecoveryOverview> Overview { get; } = new(RecoveryOverview.Empty);

    public Answer<RecoveryRow?> Find { get; } = new(null);

    public Answer<RecoveryRow> Queue { get; } = new(SampleRecovery.Row());

    public Answer<RecoveryPreview> Preview { get; } = new(new RecoveryPreview([], [], 0, 0));

    public Answer<RecoveryQueued> QueueBank { get; } = new(new RecoveryQueued(0, 0));

    /// <summary>What pausing, cancelling and holding answer.</summary>
    public Answer<bool> Change { get; } = new(true);

    /// <summary>The filter and page of every search, oldest first.</summary>
    public List<(RecoveryFilter Filter, PageRequest Page)> Searches { get; } = [];

    /// <summary>What was asked for, e.g. <c>pause 7</c>.</summary>
    public List<string> Changes { get; } = [];

    /// <summary>What would have ended the last pausing, cancelling or holding early.</summary>
    public CancellationToken ChangeToken { get; private set; }

    public Task<Page<RecoveryRow>> SearchAsync(Actor actor, RecoveryFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        Searches.Add((filter, page));
        return Search.GetAsync(cancellationToken);
    }

    public Task<IReadOnlyDictionary<RecoveryStage, int>> CountAsync(Actor actor, CancellationToken cancellationToken) => Count.GetAsync(cancellationToken);

    public Task<RecoveryOverview> OverviewAsync(Actor actor, CancellationToken cancellationToken) => Overview.GetAsync(cancellationToken);

    public Task<RecoveryRow?> FindAsync(Actor actor, ConnectionId connectionId, CancellationToken cancellationToken) => Find.GetAsync(cancellationToken);

    public Task<RecoveryRow> QueueAsync(Actor actor, UserId userId, ConnectionId connectionId, CancellationToken cancellationToken)
    {
        Changes.Add($"queue {connectionId}");
        return Queue.GetAsync(cancellationToken);
    }

    public Task<RecoveryPreview> PreviewAsync(Actor actor, InstitutionId institutionId, CancellationToken cancellationToken) => Preview.GetAsync(cancellationToken);

    public Task<RecoveryQueued> QueueBankAsync(Actor actor, InstitutionId institutionId, IReadOnlyList<ConnectionId> connections, CancellationToken cancellationToken)
    {
        Changes.Add($"queue {connections.Count} of {institutionId}");
        return QueueBank.GetAsync(cancellationToken);
    }

    public Task PauseAsync(Actor actor, RecoveryRef seen, bool pause, CancellationToken cancellationToken) => ChangeAsync($"{(pause ? "pause" : "resume")} {seen.Key}", cancellationToken);

    public Task CancelAsync(Actor actor, RecoveryRef seen, CancellationToken cancellationToken) => ChangeAsync($"cancel {seen.Key}", cancellationToken);

    public Task HoldAsync(Actor actor, InstitutionId? institutionId, bool hold, CancellationToken cancellationToken) =>
        ChangeAsync($"{(hold ? "hold" : "release")} {institutionId?.Value ?? "all"}", cancellationToken);

    private Task<bool> ChangeAsync(string what, CancellationToken cancellationToken)
    {
        Changes.Add(what);
        ChangeToken = cancellationToken;
        return Change.GetAsync(cancellationToken);
    }
}
