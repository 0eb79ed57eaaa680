using BasiqAdmin.Basiq.Accounts;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Readings;

namespace BasiqAdmin.Services.Diagnoses;

/// <summary>Everything that a diagnosis looks at. What is not known is left out, and then does not count; what should have been read and was not is said in <see cref="NotRead"/>.</summary>
/// <param name="Now">The time at which it is judged, UTC.</param>
public sealed record Situation(DateTimeOffset Now)
{
    /// <summary>What of this could not be read: the rest may rest on what is stored, and without a fault in it nobody knows whether there is one.</summary>
    public IReadOnlyList<UnreadPart> NotRead { get; init; } = [];

    /// <summary>The connection; null for jobs that name none.</summary>
    public Connection? Connection { get; init; }

    /// <summary>The connection's jobs, newest first. The more of them, the better a row of failures is told from a single one.</summary>
    public IReadOnlyList<Job> Jobs { get; init; } = [];

    /// <summary>Another job of the same user at the same bank that is under way: Basiq pauses a second use of one login. It need not be the same login; Basiq does not tell.</summary>
    public Job? SameLoginJob { get; init; }

    /// <summary>The bank's name, for the texts.</summary>
    public string? BankName { get; init; }

    /// <summary>Health of the way into the bank.</summary>
    public ConnectorStatus BankStatus { get; init; }

    /// <summary>When the bank's major outage that lasts was first seen, UTC; null where there is none, or nobody has seen it yet.</summary>
    public DateTimeOffset? OutageSince { get; init; }

    /// <summary>The bank's first major outage that ended after the newest job began, once it is over; null when none is known.</summary>
    public PastOutage? LastOutage { get; init; }

    /// <summary>The user's consent: the active one, or else the newest.</summary>
    public Consent? Consent { get; init; }

    /// <summary>The day's refreshes, open banking only.</summary>
    public RefreshQuota? Quota { get; init; }

    /// <summary>What this app itself asked for lately.</summary>
    public IReadOnlyList<PastRefresh> Refreshes { get; init; } = [];

    /// <summary>When data was last fetched with success, UTC; null where that is not known.</summary>
    public DateTimeOffset? DataAsOf { get; init; }

    /// <summary>A connection of the same user to the same bank that was made later and is active; null when there is none.</summary>
    public Connection? Successor { get; init; }

    /// <summary>The connection's accounts; null when they were not read.</summary>
    public IReadOnlyList<Account>? Accounts { get; init; }

    /// <summary>The purges of the connection's data that still matter.</summary>
    public PurgesSeen Purges { get; init; } = PurgesSeen.None;

    /// <summary>Whether the recovery queue will refresh the connection by itself: waiting for its turn or its bank.</summary>
    public bool IsQueued { get; init; }

    /// <summary>How long a whole job takes on average at this bank, by Basiq's own figures; null where it has none.</summary>
    public TimeSpan? UsualDuration { get; init; }

    /// <summary>How long a connection is left alone after its data was fetched.</summary>
    public TimeSpan MinimumInterval { get; init; }

    /// <summary>How long the bank is left alone after the last visit; null when none is known.</summary>
    public RefreshRest? Rest => RefreshPace.Of(this);

    /// <summary>Whether Basiq reports a major outage: the only state of a bank in which it says to wait.</summary>
    public bool IsBankDown => BankStatus == ConnectorStatus.MajorOutage;

    /// <summary>Whether the connection is known not to be active: a refresh does not work for it.</summary>
    public bool IsInactive => Connection is { } connection && connection.Status != ConnectionStatus.Active;

    /// <summary>What could not be read of a part; null when all of it was.</summary>
    public UnreadPart? Unread(BasiqPart part) => NotRead.FirstOrDefault(unread => unread.Part == part);

    internal Job? Newest => Jobs.Count > 0 ? Jobs[0] : null;
}
