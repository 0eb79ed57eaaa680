using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Connectors;

/// <summary>What was seen of some banks.</summary>
/// <param name="Seen">By connector, oldest first.</param>
/// <param name="LookedAt">The newest look, UTC; null before the first.</param>
/// <param name="End">Up to when the history can say anything: the newest look, or now when that is too long ago.</param>
/// <param name="IsCurrent">The newest look is recent enough to say how the banks are now.</param>
public sealed record SeenConnectors(
    IReadOnlyDictionary<(InstitutionId Id, ConnectionMethod Method), IReadOnlyList<SeenStatus>> Seen,
    DateTimeOffset? LookedAt,
    DateTimeOffset End,
    bool IsCurrent)
{
    /// <summary>What was seen of one connector.</summary>
    public IReadOnlyList<SeenStatus> Of(InstitutionId id, ConnectionMethod method) => Seen.GetValueOrDefault((id, method)) ?? [];
}
