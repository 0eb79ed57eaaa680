using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Services.Data.Entities;

/// <summary>
/// The follow-up of a connection's failures in a row: one case from the first failure until a success or a person ends it,
/// however often Basiq tries again in between. A job that names no connection has a case of its own.
/// </summary>
public sealed class FailedJobCase
{
    private const long CausesPerOwner = 1000;

    // More than the milliseconds since 1970 for the next three centuries.
    private const long MillisecondsPerCause = 10_000_000_000_000;

    /// <summary>The case's number; grows in the order in which cases were opened.</summary>
    public long Number { get; init; }

    /// <summary>Whose it is.</summary>
    public required UserId UserId { get; init; }

    /// <summary>The connection, where the job names one.</summary>
    public ConnectionId? ConnectionId { get; init; }

    /// <summary>The bank.</summary>
    public InstitutionId? InstitutionId { get; set; }

    /// <summary>How the connection reaches the bank.</summary>
    public ConnectionMethod Method { get; set; }

    /// <summary>Bank and method in one, to fold by outage.</summary>
    public required string Connector { get; set; }

    /// <summary>The newest failed job.</summary>
    public required JobId JobId { get; set; }

    /// <summary>The step at which it failed.</summary>
    public required string Step { get; set; }

    /// <summary>Basiq's code; empty when it gave none.</summary>
    public required string Code { get; set; }

    /// <summary>What is wrong.</summary>
    public required Cause Cause { get; set; }

    /// <summary>Who must act.</summary>
    public required ActionOwner Owner { get; set; }

    /// <summary>Its place in the inbox: by who must act, then by cause, then the newest failure first. See <see cref="PlaceOf"/>.</summary>
    public required long InboxPlace { get; set; }

    /// <summary>When cause and owner were last judged, UTC.</summary>
    public required DateTimeOffset JudgedAt { get; set; }

    /// <summary>Failed jobs in a row.</summary>
    public required int Failures { get; set; }

    /// <summary>When the first of them was made, UTC.</summary>
    public required DateTimeOffset FirstFailedAt { get; init; }

    /// <summary>When the newest of them was made, UTC.</summary>
    public required DateTimeOffset LastFailedAt { get; set; }

    /// <summary>When the case was opened, UTC.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public CaseState State { get; set; }

    /// <summary>Who looks after it; empty for nobody.</summary>
    public string AssigneeId { get; set; } = "";

    /// <summary>Who looks after it, by name.</summary>
    public string? AssigneeName { get; set; }

    /// <summary>Until when it is put aside, UTC.</summary>
    public DateTimeOffset? SnoozedUntil { get; set; }

    /// <summary>Whether it is put aside until the bank recovers.</summary>
    public bool SnoozedForBank { get; set; }

    /// <summary>When it ended, UTC.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }

    /// <summary>How it ended.</summary>
    public CaseEnd? ResolvedHow { get; set; }

    /// <summary>Who ended it, by name.</summary>
    public string? ResolvedBy { get; set; }

    /// <summary>Why, in that person's words.</summary>
    public string? Resolution { get; set; }

    /// <summary>Why, as one of a few reasons; null where a person gave words only, or nobody resolved it.</summary>
    public ResolutionReason? ResolutionReason { get; set; }

    /// <summary>What the last change by a person replaced, as JSON, so that it can be undone at once; null where nothing can be.</summary>
    public string? Undo { get; set; }

    /// <summary>Grows with each change that people see as theirs; guards against two people writing at once.</summary>
    public int Version { get; set; }

    /// <summary>What happened to it, oldest first.</summary>
    public List<CaseEvent> Events { get; init; } = [];

    /// <summary>The place of a case in one number, so that one column sorts the inbox and one key finds its pages.</summary>
    public static long PlaceOf(ActionOwner owner, Cause cause, DateTimeOffset lastFailedAt) =>
        (((long)owner * CausesPerOwner) + (long)cause) * MillisecondsPerCause - lastFailedAt.ToUnixTimeMilliseconds();

    /// <summary>Between which places the cases of <paramref name="owner"/> lie, or those of one cause among them.</summary>
    public static (long After, long Before) PlacesOf(ActionOwner owner, Cause? cause)
    {
        var begin = (long)owner * CausesPerOwner;
        var (first, last) = cause is { } one ? (begin + (long)one, begin + (long)one) : (begin, begin + CausesPerOwner - 1);
        return ((first - 1) * MillisecondsPerCause, last * MillisecondsPerCause);
    }
}

/// <summary>Where the follow-up of a failure stands.</summary>
public enum CaseState
{
    /// <summary>Somebody has to look.</summary>
    Open = 0,

    /// <summary>Put aside until a time, or until the bank recovers.</summary>
    Snoozed = 1,

    /// <summary>Done, by a person or because a later job succeeded.</summary>
    Resolved = 2,
}

/// <summary>How a case came to its end.</summary>
public enum CaseEnd
{
    /// <summary>A person resolved it.</summary>
    ByPerson = 0,

    /// <summary>A later job of the connection succeeded.</summary>
    LaterJobSucceeded = 1,

    /// <summary>The connection is gone.</summary>
    ConnectionGone = 2,

    /// <summary>The customer connected the same bank again, and the newer connection is active.</summary>
    Superseded = 3,
}

/// <summary>Why a person resolved a case. Stored by name.</summary>
public enum ResolutionReason
{
    /// <summary>The customer knows what to do.</summary>
    CustomerTold = 0,

    /// <summary>The connection works again.</summary>
    WorksAgain = 1,

    /// <summary>Another case is about the same.</summary>
    Duplicate = 2,

    /// <summary>Nothing will be done about it.</summary>
    WontFix = 3,
}
