using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Basiq.Jobs;

namespace BasiqAdmin.Services.Diagnoses;

/// <summary>Everything that a diagnosis looks at. What is not known is left out, and then does not count.</summary>
/// <param name="Now">The time at which it is judged, UTC.</param>
public sealed record Situation(DateTimeOffset Now)
{
    /// <summary>The connection; null for jobs that name none.</summary>
    public Connection? Connection { get; init; }

    /// <summary>The connection's jobs, newest first. The more of them, the better a row of failures is told from a single one.</summary>
    public IReadOnlyList<Job> Jobs { get; init; } = [];

    /// <summary>Another job of the same user at the same bank that is under way: Basiq pauses a second use of one login.</summary>
    public Job? SameLoginJob { get; init; }

    /// <summary>The bank's name, for the texts.</summary>
    public string? BankName { get; init; }

    /// <summary>Health of the way into the bank.</summary>
    public ConnectorStatus BankStatus { get; init; }

    /// <summary>The user's consent: the active one, or else the newest.</summary>
    public Consent? Consent { get; init; }

    /// <summary>The day's refreshes, open banking only.</summary>
    public RefreshQuota? Quota { get; init; }

    /// <summary>Whether Basiq reports a major outage: the only state of a bank in which it says to wait.</summary>
    public bool IsBankDown => BankStatus == ConnectorStatus.MajorOutage;

    /// <summary>Whether the connection is known not to be active: a refresh does not work for it.</summary>
    public bool IsInactive => Connection is { } connection && connection.Status != ConnectionStatus.Active;

    internal Job? Newest => Jobs.Count > 0 ? Jobs[0] : null;
}
