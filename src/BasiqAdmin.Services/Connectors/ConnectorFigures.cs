using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Connectors;

/// <summary>What hangs on each connector and how our jobs went there.</summary>
/// <param name="Connections">Connections that are not deleted.</param>
/// <param name="Cases">Cases of failed jobs that are not resolved.</param>
public sealed record ConnectorFigures(
    IReadOnlyDictionary<(InstitutionId Id, ConnectionMethod Method), int> Connections,
    IReadOnlyDictionary<(InstitutionId Id, ConnectionMethod Method), CaseCounts> Cases)
{
    /// <summary>Our jobs of the last 14 days in stretches of 24 hours up to now, the oldest first.</summary>
    public IReadOnlyDictionary<(InstitutionId Id, ConnectionMethod Method), SuccessRate[]> Days { get; init; } = new Dictionary<(InstitutionId, ConnectionMethod), SuccessRate[]>();

    /// <summary>How long a successful job usually takes at a bank.</summary>
    public IReadOnlyDictionary<InstitutionId, TimeSpan> UsualTimes { get; init; } = new Dictionary<InstitutionId, TimeSpan>();
}
