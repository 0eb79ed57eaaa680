using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Connectors;

/// <summary>A bank with all its ways in.</summary>
/// <param name="Id">The bank.</param>
/// <param name="Name">Its name.</param>
/// <param name="Ways">Its ways in, the one that most connections use first.</param>
/// <param name="Suffering">The connections that suffer, longest first, at most <see cref="MostSuffering"/>.</param>
/// <param name="SufferingCount">How many there are.</param>
/// <param name="LookedAt">The newest look at the banks, UTC; null before the first.</param>
/// <param name="IsCurrent">That look is recent enough to say how the bank is now.</param>
public sealed record BankHealth(
    InstitutionId Id,
    string Name,
    IReadOnlyList<WayHealth> Ways,
    IReadOnlyList<AffectedConnection> Suffering,
    int SufferingCount,
    DateTimeOffset? LookedAt,
    bool IsCurrent)
{
    /// <summary>The most connections that are listed on the bank's page.</summary>
    public const int MostSuffering = 10;
}
