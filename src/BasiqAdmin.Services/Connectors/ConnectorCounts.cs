using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Lists;

namespace BasiqAdmin.Services.Connectors;

/// <summary>How the banks are, counted by their ways in.</summary>
/// <param name="ByStatus">Connectors by status.</param>
/// <param name="Methods">The methods that occur.</param>
/// <param name="Stages">The stages that occur.</param>
/// <param name="Banks">Banks, each counted once however many ways lead in.</param>
/// <param name="LookedAt">The newest look at the banks, UTC; null before the first.</param>
/// <param name="IsCurrent">That look is recent enough to say how the banks are now.</param>
public sealed record ConnectorCounts(
    IReadOnlyDictionary<ConnectorStatus, int> ByStatus,
    IReadOnlyList<ConnectionMethod> Methods,
    IReadOnlyList<ConnectorStage> Stages,
    int Banks,
    DateTimeOffset? LookedAt,
    bool IsCurrent)
{
    /// <summary>The rows of Basiq's list that could not be read, or only in part.</summary>
    public IReadOnlyList<OddRow> Odd { get; init; } = [];

    /// <summary>All connectors.</summary>
    public int All => ByStatus.Values.Sum();

    /// <summary>Those that work badly or not at all, by Basiq's word or by our own jobs: <see cref="ConnectorRow.IsInTrouble"/>.</summary>
    public required int InTrouble { get; init; }

    /// <summary>Those that do not work.</summary>
    public int Down => ByStatus.GetValueOrDefault(ConnectorStatus.MajorOutage);
}
