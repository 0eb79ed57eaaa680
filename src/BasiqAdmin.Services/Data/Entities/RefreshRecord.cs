using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Data.Entities;

/// <summary>A refresh that this app asked Basiq for: who, when, on which verdict, and what came of it.</summary>
public sealed class RefreshRecord
{
    /// <summary>Grows with time.</summary>
    public long Key { get; init; }

    /// <summary>Whose connection it is.</summary>
    public required UserId UserId { get; init; }

    /// <summary>The connection.</summary>
    public required ConnectionId ConnectionId { get; init; }

    /// <summary>The bank.</summary>
    public InstitutionId? InstitutionId { get; init; }

    /// <summary>How the connection reaches it.</summary>
    public required ConnectionMethod Method { get; init; }

    /// <summary>Who asked for it, or "system" for the recovery queue.</summary>
    public required string ActorId { get; init; }

    /// <summary>The same by name.</summary>
    public required string ActorName { get; init; }

    /// <summary>Whether a person pressed the button.</summary>
    public required bool ByHand { get; init; }

    /// <summary>When the intent was stored, right before the call, UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>The connection's newest job that Basiq listed right before; null when it listed none. By it Basiq's own clock tells which jobs came after.</summary>
    public JobId? NewestJobBefore { get; init; }

    /// <summary>Where it stands.</summary>
    public required RefreshState State { get; set; }

    /// <summary>The guard's verdict by rule, as JSON.</summary>
    public required string Verdict { get; init; }

    /// <summary>Why somebody overrode a soft rule.</summary>
    public string? OverrideReason { get; init; }

    /// <summary>The job that fetches the data.</summary>
    public JobId? JobId { get; set; }

    /// <summary>Whether Basiq named a job that was under way already.</summary>
    public bool WasUnderWay { get; set; }

    /// <summary>When Basiq answered, or stopped being waited for, UTC.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>Basiq's HTTP status.</summary>
    public int? HttpStatus { get; set; }

    /// <summary>Why there is no job, as far as this app tells refusals apart.</summary>
    public RefreshRefusal? Refusal { get; set; }

    /// <summary>Basiq's error code.</summary>
    public string? Code { get; set; }

    /// <summary>Basiq's own words about the refusal.</summary>
    public string? Detail { get; set; }

    /// <summary>Basiq's correlation id.</summary>
    public string? CorrelationId { get; set; }
}

/// <summary>How far a refresh has come.</summary>
public enum RefreshState
{
    /// <summary>The intent is stored and the call is out: at most one per connection.</summary>
    Sending = 0,

    /// <summary>Basiq named the job.</summary>
    Started = 1,

    /// <summary>Basiq said no.</summary>
    Refused = 2,

    /// <summary>No answer came; the connection's jobs tell whether it was carried out.</summary>
    Unknown = 3,

    /// <summary>No answer came, and the connection's jobs show that it was not carried out.</summary>
    NotStarted = 4,

    /// <summary>No answer came, and nothing can tell any more whether it was carried out.</summary>
    NeverKnown = 5,
}

/// <summary>Why Basiq made no job of a refresh. Stored by name.</summary>
public enum RefreshRefusal
{
    /// <summary>Basiq cannot refresh this connection through its API ("Connection type is not Web").</summary>
    NotRefreshable = 0,

    /// <summary>The connection is not active.</summary>
    NotActive = 1,

    /// <summary>Basiq could not log in at the bank.</summary>
    LoginRefused = 2,

    /// <summary>The connection has been refreshed too often.</summary>
    LimitReached = 3,

    /// <summary>Basiq does not know the connection.</summary>
    UnknownConnection = 4,

    /// <summary>This app's key or plan does not allow it.</summary>
    NotAllowed = 5,

    /// <summary>Basiq could not be reached, so nothing was sent.</summary>
    NotReached = 6,

    /// <summary>The app was held up between storing the intent and sending, so nothing was sent.</summary>
    HeldUp = 7,

    /// <summary>Basiq limits this app's requests for a moment; it says nothing about the connection.</summary>
    Busy = 8,

    /// <summary>Anything else; Basiq's own words tell.</summary>
    Other = 9,
}
