using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Services.Users;

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
