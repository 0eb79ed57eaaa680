using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Services.Activities;

/// <summary>Which part of a timeline is wanted.</summary>
public enum ActivityFilter
{
    /// <summary>Everything; successful updates in a row are folded.</summary>
    All = 0,

    /// <summary>Jobs that failed, and refreshes that brought nothing.</summary>
    Failed = 1,

    /// <summary>What people did.</summary>
    People = 2,
}

/// <summary>One page of a timeline, newest first.</summary>
/// <param name="Items">What happened.</param>
/// <param name="Next">Cursor of the older ones; null where there are none.</param>
public sealed record ActivityPage(IReadOnlyList<Activity> Items, string? Next);

/// <summary>Something that happened to a user or connection.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="ConnectionId">The connection, where one is named.</param>
/// <param name="InstitutionId">Its bank.</param>
/// <param name="BankName">The bank's name.</param>
public abstract record Activity(DateTimeOffset At, ConnectionId? ConnectionId, InstitutionId? InstitutionId, string BankName);

/// <summary>A job that failed, runs, or is in a state that is not known; nobody asked for it here.</summary>
/// <param name="At">When it was made, UTC.</param>
/// <param name="ConnectionId">The connection, where the job names one.</param>
/// <param name="InstitutionId">Its bank.</param>
/// <param name="BankName">The bank's name.</param>
/// <param name="JobId">The job.</param>
/// <param name="Status">Its state.</param>
/// <param name="Failure">Why it failed; null where it did not, or nobody has judged it.</param>
public sealed record JobActivity(DateTimeOffset At, ConnectionId? ConnectionId, InstitutionId? InstitutionId, string BankName, JobId JobId, JobStatus Status, JobFailure? Failure) : Activity(At, ConnectionId, InstitutionId, BankName);

/// <summary>Why a job failed, as it was judged then.</summary>
/// <param name="Cause">What was wrong.</param>
/// <param name="Owner">Who had to act.</param>
/// <param name="Title">What was wrong, in a few words.</param>
/// <param name="Code">Basiq's code.</param>
public sealed record JobFailure(Cause Cause, ActionOwner Owner, string Title, string? Code);

/// <summary>Successful updates without anything else between them; the bank is named where all are of one connection.</summary>
/// <param name="At">When the newest was made, UTC.</param>
/// <param name="ConnectionId">The connection, where all are of one.</param>
/// <param name="InstitutionId">Its bank.</param>
/// <param name="BankName">The bank's name; empty where they are of several.</param>
/// <param name="Count">How many.</param>
/// <param name="FirstAt">When the oldest was made, UTC.</param>
/// <param name="JobId">The newest.</param>
public sealed record UpdatesActivity(DateTimeOffset At, ConnectionId? ConnectionId, InstitutionId? InstitutionId, string BankName, int Count, DateTimeOffset FirstAt, JobId JobId) : Activity(At, ConnectionId, InstitutionId, BankName);

/// <summary>A refresh that was asked for here, with what came of its job.</summary>
/// <param name="At">When it was asked for, UTC.</param>
/// <param name="ConnectionId">The connection.</param>
/// <param name="InstitutionId">Its bank.</param>
/// <param name="BankName">The bank's name.</param>
/// <param name="By">Who asked, by name.</param>
/// <param name="ByHand">Whether a person did.</param>
/// <param name="State">What Basiq answered.</param>
/// <param name="JobId">Its job.</param>
/// <param name="JobStatus">How that stands; null where it is not known here.</param>
/// <param name="Failure">Why that failed.</param>
/// <param name="OverrideReason">Why somebody overrode checks.</param>
public sealed record RefreshActivity(
    DateTimeOffset At, ConnectionId? ConnectionId, InstitutionId? InstitutionId, string BankName, string By, bool ByHand, RefreshState State, JobId? JobId, JobStatus? JobStatus, JobFailure? Failure, string? OverrideReason)
    : Activity(At, ConnectionId, InstitutionId, BankName);

/// <summary>A purge of the connection's data. Whoever may not see purges learns only that data was purged and when.</summary>
/// <param name="At">When it was sent, or asked for where it was not, UTC.</param>
/// <param name="ConnectionId">The connection.</param>
/// <param name="InstitutionId">Its bank.</param>
/// <param name="BankName">The bank's name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Details">Who and why; null for whoever may not see it.</param>
public sealed record PurgeActivity(DateTimeOffset At, ConnectionId? ConnectionId, InstitutionId? InstitutionId, string BankName, PurgeState State, PurgeActivityDetails? Details) : Activity(At, ConnectionId, InstitutionId, BankName);

/// <summary>Who purged, and why.</summary>
public sealed record PurgeActivityDetails(Guid PurgeId, string By, string Reason, int? AccountsBefore, int? AccountsLeft);

/// <summary>Something that happened to the follow-up of a failure, notes included.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="ConnectionId">The connection.</param>
/// <param name="InstitutionId">Its bank.</param>
/// <param name="BankName">The bank's name.</param>
/// <param name="CaseNumber">The case.</param>
/// <param name="Kind">What.</param>
/// <param name="By">Who, by name.</param>
/// <param name="IsPerson">Whether a person did it, and not the app.</param>
/// <param name="Text">The note, the reason, or what it became.</param>
public sealed record CaseActivity(DateTimeOffset At, ConnectionId? ConnectionId, InstitutionId? InstitutionId, string BankName, long CaseNumber, CaseEventKind Kind, string By, bool IsPerson, string? Text) : Activity(At, ConnectionId, InstitutionId, BankName);

/// <summary>Somebody handed the connection's problem over to Basiq's support.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="ConnectionId">The connection.</param>
/// <param name="InstitutionId">Its bank.</param>
/// <param name="BankName">The bank's name.</param>
/// <param name="By">Who, by name.</param>
/// <param name="JobId">The job that was reported.</param>
/// <param name="Ticket">Basiq's ticket.</param>
public sealed record ReportActivity(DateTimeOffset At, ConnectionId? ConnectionId, InstitutionId? InstitutionId, string BankName, string By, JobId? JobId, string? Ticket) : Activity(At, ConnectionId, InstitutionId, BankName);

/// <summary>The customer connected the bank.</summary>
public sealed record ConnectedActivity(DateTimeOffset At, ConnectionId? ConnectionId, InstitutionId? InstitutionId, string BankName, ConnectionMethod Method) : Activity(At, ConnectionId, InstitutionId, BankName);

/// <summary>What happens to a consent.</summary>
public enum ConsentEvent
{
    /// <summary>The customer gave it.</summary>
    Given = 0,

    /// <summary>It will run out.</summary>
    Ends = 1,

    /// <summary>It ran out.</summary>
    Ended = 2,

    /// <summary>The customer or Basiq withdrew it.</summary>
    Revoked = 3,
}

/// <summary>The user's consent at Basiq, which covers all their connections.</summary>
/// <param name="At">When, UTC; what lies ahead is after now.</param>
/// <param name="Kind">What.</param>
/// <param name="Purpose">Title of the purpose that the user was shown.</param>
public sealed record ConsentActivity(DateTimeOffset At, ConsentEvent Kind, string? Purpose) : Activity(At, null, null, string.Empty);

/// <summary>The permission that the customer gave at the bank ran out.</summary>
public sealed record PermissionEndedActivity(DateTimeOffset At, ConnectionId? ConnectionId, InstitutionId? InstitutionId, string BankName) : Activity(At, ConnectionId, InstitutionId, BankName);
