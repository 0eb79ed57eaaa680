using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Readings;

namespace BasiqAdmin.Services.Jobs;

/// <summary>What is wrong with one connection of a user.</summary>
/// <param name="ConnectionId">The connection.</param>
/// <param name="BankName">Its bank.</param>
/// <param name="Diagnosis">What is wrong; null when nothing is.</param>
/// <param name="Case">The open case about it, where there is one.</param>
public sealed record ConnectionDiagnosis(ConnectionId ConnectionId, string BankName, Diagnosis? Diagnosis, DiagnosedCase? Case)
{
    /// <summary>When data was last fetched with success, UTC; null where that is not known.</summary>
    public DateTimeOffset? DataAsOf { get; init; }

    /// <summary>When its data may no longer be fetched, UTC, as <see cref="EndRules.EndOf(BasiqAdmin.Basiq.Connections.Connection?, Consent?)"/> has it; null where there is no end.</summary>
    public DateTimeOffset? ConsentEndsAt { get; init; }

    /// <summary>When the connection itself was last read, UTC.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>What could not be read to tell; empty when all was.</summary>
    public IReadOnlyList<UnreadPart> NotRead { get; init; } = [];
}

/// <summary>What a look at a user found.</summary>
/// <param name="Connections">Their connections that are not deleted, the worst first.</param>
/// <param name="Consents">Their consents, which cover all connections; empty while they cannot be read.</param>
public sealed record UserDiagnoses(IReadOnlyList<ConnectionDiagnosis> Connections, IReadOnlyList<Consent> Consents);

/// <summary>The case of a diagnosed connection.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Version">Its version when it was read.</param>
/// <param name="AssigneeId">Who looks after it; empty while nobody does.</param>
/// <param name="AssigneeName">The same by name.</param>
public sealed record DiagnosedCase(long Number, int Version, string AssigneeId, string? AssigneeName);
