using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Readings;

namespace BasiqAdmin.Services.Jobs;

/// <summary>What is wrong with one connection of a user.</summary>
/// <param name="ConnectionId">The connection.</param>
/// <param name="BankName">Its bank.</param>
/// <param name="Diagnosis">What is wrong; null when nothing is.</param>
/// <param name="CaseNumber">The open case about it, where there is one.</param>
public sealed record ConnectionDiagnosis(ConnectionId ConnectionId, string BankName, Diagnosis? Diagnosis, long? CaseNumber)
{
    /// <summary>When data was last fetched with success, UTC; null where that is not known.</summary>
    public DateTimeOffset? DataAsOf { get; init; }

    /// <summary>When the connection itself was last read, UTC.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>What could not be read to tell; empty when all was.</summary>
    public IReadOnlyList<UnreadPart> NotRead { get; init; } = [];
}
