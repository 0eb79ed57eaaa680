using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Sqlite;

namespace BasiqAdmin.Services.Data.Entities;

/// <summary>A user id that the dashboard knows, and the one place that holds personal details.</summary>
public sealed class DirectoryUser
{
    /// <summary>Grows in the order in which users became known; position in lists and key of the search index.</summary>
    public long Key { get; init; }

    /// <summary>Identity at Basiq.</summary>
    public required UserId Id { get; init; }

    /// <summary>Whole name, or name of the business; removed when Basiq no longer knows the user.</summary>
    public string? Name { get; set; }

    /// <summary>Name of the business, where the user has one; removed with the name.</summary>
    public string? BusinessName { get; set; }

    /// <summary>E-mail address; removed with the name.</summary>
    public string? Email { get; set; }

    /// <summary>Mobile number as Basiq spells it; removed with the name.</summary>
    public string? Mobile { get; set; }

    /// <summary>The name in lower case and without accents, to sort by; empty without a name.</summary>
    public string SortName { get; set; } = "";

    /// <summary>What search looks into, see <see cref="SearchText"/>; holds the id alone once the details are removed.</summary>
    public string SearchText { get; set; } = "";

    /// <summary>The form that the text has, see <see cref="Data.SearchText.Version(Text.PhoneText)"/>; 0 for that of the first releases.</summary>
    public int SearchVersion { get; set; }

    /// <summary>What is known of the id.</summary>
    public DirectoryState State { get; set; }

    /// <summary>How the id became known: <c>import</c> or <c>look-up</c>.</summary>
    public required string Source { get; init; }

    /// <summary>When the id became known, UTC.</summary>
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>When Basiq last gave an answer about the user, a 404 included, UTC.</summary>
    public DateTimeOffset? SyncedAt { get; set; }

    /// <summary>When to ask Basiq again, UTC.</summary>
    public required DateTimeOffset NextSyncAt { get; set; }

    /// <summary>Look-ups that failed since the last answer; spaces out the next ones.</summary>
    public int SyncFailures { get; set; }

    /// <summary>When the user's jobs were last read, UTC; 1970 for never.</summary>
    public DateTimeOffset JobsVisitedAt { get; set; } = DateTimeOffset.UnixEpoch;

    /// <summary>Looks at the user's jobs that failed since the last one that did not; spaces out the next ones.</summary>
    public int JobsFailures { get; set; }

    /// <summary>When to look again after a failed look, UTC; null when the last one went well or there was none.</summary>
    public DateTimeOffset? JobsTryAgainAt { get; set; }

    /// <summary>When the user's consents were last read in whole, UTC; null for never.</summary>
    public DateTimeOffset? ConsentsReadAt { get; set; }

    /// <summary>When the user's accounts were last read in whole, UTC; null for never.</summary>
    public DateTimeOffset? AccountsReadAt { get; set; }

    /// <summary>Connections that Basiq held at the last sync, deleted ones left out.</summary>
    public int Connections { get; set; }

    /// <summary>How many of them brought no data any more.</summary>
    public int ConnectionsInTrouble { get; set; }

    /// <summary>How many of them work and end within 7 days.</summary>
    public int ConnectionsEnding { get; set; }

    /// <summary>How much the user needs attention, the most recent failure first; kept by the database, see <see cref="AttentionSql"/>.</summary>
    public long Attention { get; init; }
}

/// <summary>What the directory knows of a user id.</summary>
public enum DirectoryState
{
    /// <summary>Imported, not yet looked up at Basiq.</summary>
    Pending = 0,

    /// <summary>Basiq knows the user.</summary>
    Known = 1,

    /// <summary>Basiq answered 404: deleted, or an id of another application.</summary>
    NotFound = 2,
}
