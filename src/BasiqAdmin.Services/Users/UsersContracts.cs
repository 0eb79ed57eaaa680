using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Services.Users;

/// <summary>A user in a list, personal details masked.</summary>
public sealed record UserRow(UserId Id, PersonalDetails Masked, DirectoryState State, int Connections, int ConnectionsInTrouble, DateTimeOffset FirstSeenAt, DateTimeOffset? SyncedAt)
{
    /// <summary>How many of the connections work and end within 7 days.</summary>
    public int ConnectionsEnding { get; init; }

    /// <summary>The worst of the connections.</summary>
    public UserStatus Status { get; init; } = new(UserStatusKind.Fine);

    /// <summary>The names of the banks that they are connected to, each once, the one with the fault first.</summary>
    public IReadOnlyList<string> Banks { get; init; } = [];

    /// <summary>When data was last fetched with success, UTC, of the connection in use where that is longest ago; null where that is not known.</summary>
    public DateTimeOffset? DataAsOf { get; init; }
}

/// <summary>What a list of users is narrowed to.</summary>
/// <param name="Text">Part of a name, e-mail, mobile or id.</param>
/// <param name="State">Only users in this state.</param>
/// <param name="InTrouble">Only users with a connection that brings no data any more.</param>
/// <param name="EndsSoon">Only users with a connection that works and ends within 7 days.</param>
public sealed record UserFilter(string? Text = null, DirectoryState? State = null, bool InTrouble = false, bool EndsSoon = false)
{
    /// <summary>Only users of this tab.</summary>
    public UserTab Tab { get; init; }
}

/// <summary>How many users the directory holds, in all, by state, and with connections that fail or end soon.</summary>
public sealed record UserCounts(int All, int Pending, int Known, int NotFound, int EndsSoon)
{
    /// <summary>How many have a case that is not resolved, or a connection that brings no data any more.</summary>
    public int Failing { get; init; }

    /// <summary>All but those that Basiq does not know.</summary>
    public int AtBasiq => All - NotFound;

    /// <summary>How many of those must act themselves; <see cref="MostCounted"/> and one stands for more.</summary>
    public int MustAct { get; init; }

    /// <summary>Up to how many <see cref="MustAct"/> counts.</summary>
    public const int MostCounted = 1000;

    /// <summary>How many Basiq knows and nobody ever saw with a connection.</summary>
    public int NeverConnected { get; init; }
}

/// <summary>One user, personal details masked.</summary>
public sealed record UserDetails(UserId Id, PersonalDetails Masked, DirectoryState State, string Source, DateTimeOffset FirstSeenAt, DateTimeOffset? SyncedAt)
{
    internal static UserDetails Of(DirectoryUser user) => new(user.Id, Masking.Mask(user.Name, user.Email, user.Mobile), user.State, user.Source, user.FirstSeenAt, user.SyncedAt);
}

/// <summary>What Basiq tells about a person. Never logged, never in a URL.</summary>
public sealed record PersonalDetails(string? Name, string? Email, string? Mobile)
{
    /// <summary>Name of the business, where the person has one beside their own.</summary>
    public string? BusinessName { get; init; }

    /// <summary>Says nothing, so that no log or message can carry the details by accident.</summary>
    public override string ToString() => "PersonalDetails (withheld)";
}

/// <summary>How a user became known; stored as it is.</summary>
public static class UserSource
{
    /// <summary>By an import of ids.</summary>
    public const string Import = "import";

    /// <summary>By somebody who looked the id up.</summary>
    public const string LookUp = "look-up";
}

/// <summary>The tabs of the list of users.</summary>
public enum UserTab
{
    /// <summary>Everybody.</summary>
    All = 0,

    /// <summary>With a case that is not resolved, or a connection that brings no data any more.</summary>
    Failing = 1,

    /// <summary>With a connection that works and ends within 7 days.</summary>
    ConsentEnding = 2,

    /// <summary>Known at Basiq, and never seen with a connection.</summary>
    NeverConnected = 3,
}

/// <summary>How a user is, by the worst of their connections; the worst first.</summary>
public enum UserStatusKind
{
    /// <summary>A connection's last job failed, and its case is not resolved.</summary>
    JobFailed = 0,

    /// <summary>A connection brings no data any more.</summary>
    NotWorking = 1,

    /// <summary>A connection works and ends soon.</summary>
    EndsSoon = 2,

    /// <summary>All connections work.</summary>
    Fine = 3,

    /// <summary>No connection, or none any more.</summary>
    NoConnection = 4,

    /// <summary>Not looked up at Basiq yet.</summary>
    Pending = 5,

    /// <summary>Basiq does not know the user.</summary>
    NotFound = 6,
}

/// <summary>The worst of a user's connections.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="InstitutionId">The bank.</param>
/// <param name="BankName">The bank's name; empty where no connection is meant.</param>
/// <param name="Cause">Why its job failed.</param>
/// <param name="Owner">Who must act.</param>
/// <param name="Title">Why its job failed, in a few words.</param>
/// <param name="ConnectionStatus">The connection's state, where that is what is wrong.</param>
/// <param name="At">Since when it fails, or when it ends, UTC; null where nobody knows.</param>
public sealed record UserStatus(UserStatusKind Kind, InstitutionId? InstitutionId = null, string BankName = "", Cause? Cause = null, ActionOwner? Owner = null, string? Title = null, ConnectionStatus? ConnectionStatus = null, DateTimeOffset? At = null);

/// <summary>Something the search box found: a user, a connection or job of one, or a bank.</summary>
/// <param name="UserId">The user; none where the hit is a bank.</param>
/// <param name="ConnectionId">The connection, where the hit is one.</param>
/// <param name="Masked">The user's masked details.</param>
/// <param name="Institution">The connection's bank, where the hit is a connection or job.</param>
/// <param name="IsExactId">The text is this user's, connection's or job's whole id.</param>
/// <param name="JobId">The job, where the hit is one.</param>
public sealed record SearchHit(UserId UserId, ConnectionId? ConnectionId, PersonalDetails Masked, string? Institution, bool IsExactId, JobId? JobId = null)
{
    /// <summary>The bank, where the hit is one.</summary>
    public InstitutionId? Bank { get; init; }

    /// <summary>Health of the connector now, where the hit is a connection; null where it is not known.</summary>
    public ConnectorStatus? BankStatus { get; init; }

    /// <summary>What of the user matched where the masked details do not show it, e.g. <c>last name</c>; null where they do.</summary>
    public string? FoundBy { get; init; }

    /// <summary>Whether the hit is a user, and not a bank, a connection or a job.</summary>
    public bool IsUser => Bank is null && ConnectionId is null && JobId is null;

    /// <summary>What is wrong with the user, where the hit is one.</summary>
    public UserStatus? Status { get; init; }

    /// <summary>The names of the user's banks, the one with the fault first.</summary>
    public IReadOnlyList<string> Banks { get; init; } = [];

    /// <summary>The bank that the text names beside the person, where the hit is a user of it.</summary>
    public string? AtBank { get; init; }
}

/// <summary>What a look-up of one user came to.</summary>
public enum LookupOutcome
{
    /// <summary>Basiq knows the user; the directory is up to date.</summary>
    Found,

    /// <summary>Basiq does not know the user; personal details are removed.</summary>
    NotFound,

    /// <summary>Basiq did not answer, or was not asked because it had stopped answering.</summary>
    Failed,
}
