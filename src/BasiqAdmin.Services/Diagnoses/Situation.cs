using System.ComponentModel.DataAnnotations;
using BasiqAdmin.Basiq.Accounts;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Readings;
using BasiqAdmin.Services.Text;

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

    /// <summary>Health of the connector.</summary>
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
    public PurgeStatuses Purges { get; init; } = PurgeStatuses.None;

    /// <summary>Whether the recovery queue will refresh the connection by itself: waiting for its turn or its bank.</summary>
    public bool IsQueued { get; init; }

    /// <summary>How long a whole job takes on average at this bank, by Basiq's own figures; null where it has none.</summary>
    public TimeSpan? UsualDuration { get; init; }

    /// <summary>How long a connection is left alone after its data was fetched.</summary>
    public TimeSpan MinimumInterval { get; init; }

    /// <summary>How long the bank is left alone after the last visit; null when none is known.</summary>
    public RefreshCooldown? Rest => CooldownCalculator.Of(this);

    /// <summary>Whether Basiq reports a major outage: the only state of a bank in which it says to wait.</summary>
    public bool IsBankDown => BankStatus == ConnectorStatus.MajorOutage;

    /// <summary>Whether the connection is known not to be active: a refresh does not work for it.</summary>
    public bool IsInactive => Connection is { } connection && connection.Status != ConnectionStatus.Active;

    /// <summary>What could not be read of a part; null when all of it was.</summary>
    public UnreadPart? Unread(BasiqPart part) => NotRead.FirstOrDefault(unread => unread.Part == part);

    internal Job? Newest => Jobs.Count > 0 ? Jobs[0] : null;
}

/// <summary>A failed step in Basiq's own words. The lists are open and the bank has a say in them, so they are always shown as they are.</summary>
/// <param name="Step">The step, for example <c>verify-credentials</c>.</param>
/// <param name="Code">The code; null when Basiq gave none.</param>
/// <param name="Title">The title.</param>
/// <param name="Detail">The detail; for some codes only it tells causes apart.</param>
public sealed record BasiqError(string Step, string? Code, string? Title, string? Detail)
{
    /// <summary>The title, without direction marks.</summary>
    public string? Title { get; init; } = PlainText.Of(Title);

    /// <summary>The detail, without direction marks.</summary>
    public string? Detail { get; init; } = PlainText.Of(Detail);
}

/// <summary>A major outage of the bank that is over.</summary>
/// <param name="FromAt">When it was first seen, UTC.</param>
/// <param name="ToAt">When the bank was first seen otherwise, UTC.</param>
public sealed record PastOutage(DateTimeOffset FromAt, DateTimeOffset ToAt)
{
    // Jobs fail before the connectors are next looked at.
    private static readonly TimeSpan Unseen = TimeSpan.FromMinutes(15);

    /// <summary>Whether <paramref name="job"/> ran while it lasted.</summary>
    public bool Covers(Job job) => job.CreatedAt <= ToAt && (job.UpdatedAt ?? job.CreatedAt) >= FromAt - Unseen;
}

/// <summary>A refresh that this app asked for and Basiq carried out, as far as is known.</summary>
/// <param name="At">When it was asked for, UTC.</param>
/// <param name="By">Who asked, by name.</param>
/// <param name="JobId">Its job; null while the outcome of the call is unknown.</param>
public sealed record PastRefresh(DateTimeOffset At, string By, JobId? JobId);

/// <summary>What the purges of a connection mean for a refresh, which fetches the data anew.</summary>
/// <param name="UnderWaySince">Since when one is being sent, or its outcome is being found out, UTC; null when none is.</param>
/// <param name="PurgedAt">When the data was purged that nobody has wanted again since, UTC; null when there is no such purge.</param>
public sealed record PurgeStatuses(DateTimeOffset? UnderWaySince, DateTimeOffset? PurgedAt)
{
    /// <summary>No purge matters.</summary>
    public static PurgeStatuses None { get; } = new(null, null);

    /// <summary>False when it can never be told whether the purge was carried out.</summary>
    public bool IsCertain { get; init; } = true;
}

/// <summary>The limits that refreshes keep to, for the guard and for the advice of a diagnosis alike; section <c>Refresh</c>.</summary>
public sealed class RefreshLimits
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Refresh";

    /// <summary>How long a connection is left alone after its data was fetched, whoever asked for it. Default 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00", ErrorMessage = "Refresh:MinimumInterval must be between 00:01:00 and 7.00:00:00.")]
    public TimeSpan MinimumInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Refreshes of one open-banking connection in 24 hours. Default 20, which is Basiq's limit (best-practices).</summary>
    [Range(1, 1000, ErrorMessage = "Refresh:OpenBankingPerDay must be a number from 1 to 1000.")]
    public int OpenBankingPerDay { get; set; } = 20;
}
