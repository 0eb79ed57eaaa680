namespace BasiqAdmin.Services.Recovery;

/// <summary>The queue in numbers.</summary>
/// <param name="Counts">Tickets by stage.</param>
/// <param name="Banks">The banks that have tickets in the queue, or are paused, the longest queue first.</param>
/// <param name="Hold">Who paused the whole queue; null when nobody has.</param>
public sealed record RecoveryOverview(IReadOnlyDictionary<RecoveryStage, int> Counts, IReadOnlyList<RecoveryBank> Banks, RecoveryPause? Hold)
{
    /// <summary>An empty queue.</summary>
    public static RecoveryOverview Empty { get; } = new(new Dictionary<RecoveryStage, int>(), [], null);
}
