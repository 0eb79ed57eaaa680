using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Connectors;

/// <summary>A bank with all its ways in.</summary>
/// <param name="Id">The bank.</param>
/// <param name="Name">Its name.</param>
/// <param name="Ways">Its ways in, the one that most connections use first.</param>
/// <param name="Affected">The connections with an unresolved case, those that the bank keeps from their data and the longest first, at most <see cref="MostAffected"/>.</param>
/// <param name="AffectedCount">How many there are.</param>
/// <param name="LookedAt">The newest look at the banks, UTC; null before the first.</param>
/// <param name="IsCurrent">That look is recent enough to say how the bank is now.</param>
public sealed record BankHealth(
    InstitutionId Id,
    string Name,
    IReadOnlyList<WayHealth> Ways,
    IReadOnlyList<AffectedConnection> Affected,
    int AffectedCount,
    DateTimeOffset? LookedAt,
    bool IsCurrent)
{
    /// <summary>How many users have an unresolved case here that the customer cannot clear, through whichever way.</summary>
    public int UsersAffected { get; init; }

    /// <summary>The most connections that are listed on the bank's page.</summary>
    public const int MostAffected = 10;
}
