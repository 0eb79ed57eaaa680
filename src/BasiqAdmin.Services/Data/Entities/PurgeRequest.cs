namespace BasiqAdmin.Services.Data.Entities;

/// <summary>The whole life of one purge. Every change of its state is written together with an audit entry.</summary>
public sealed class PurgeRequest
{
    /// <summary>Order of creation; given by the database.</summary>
    public long Key { get; init; }

    /// <summary>Stable id, part of the receipt's link.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose connection it is.</summary>
    public required string UserId { get; init; }

    /// <summary>The connection.</summary>
    public required string ConnectionId { get; init; }

    /// <summary>The bank's name, or its id.</summary>
    public required string InstitutionName { get; init; }

    /// <summary>Where it stands.</summary>
    public required PurgeState State { get; set; }

    /// <summary>Who asked for it.</summary>
    public required string RequesterId { get; init; }

    /// <summary>Who asked for it, by name.</summary>
    public required string RequesterName { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>The pre-check of the request, as JSON.</summary>
    public required string PreCheck { get; init; }

    /// <summary>The pre-check of the approval, as JSON.</summary>
    public string? ApprovalPreCheck { get; set; }

    /// <summary>Who approved or declined.</summary>
    public string? ApproverId { get; set; }

    /// <summary>Who approved or declined, by name.</summary>
    public string? ApproverName { get; set; }

    /// <summary>When it was approved, declined, withdrawn or expired.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Why it was declined.</summary>
    public string? DeclineReason { get; set; }

    /// <summary>Until when it can be approved.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>Accounts that the connection had right before it was sent.</summary>
    public int? AccountsBefore { get; set; }

    /// <summary>When Basiq said that the connection was last used, before it was sent; by Basiq's clock.</summary>
    public DateTimeOffset? LastUsedBefore { get; set; }

    /// <summary>When the newest job of the connection was made, before it was sent; by Basiq's clock.</summary>
    public DateTimeOffset? NewestJobBefore { get; set; }

    /// <summary>When the intent was stored; the call went out after it.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Since when the call is over and its outcome unknown.</summary>
    public DateTimeOffset? UnknownSince { get; set; }

    /// <summary>When the outcome was known.</summary>
    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>Basiq's HTTP status.</summary>
    public int? HttpStatus { get; set; }

    /// <summary>Basiq's error code.</summary>
    public string? Code { get; set; }

    /// <summary>Basiq's error title.</summary>
    public string? Title { get; set; }

    /// <summary>Basiq's error detail.</summary>
    public string? Detail { get; set; }

    /// <summary>Basiq's correlation id.</summary>
    public string? CorrelationId { get; set; }

    /// <summary>What the outcome rests on, in words.</summary>
    public string? Finding { get; set; }

    /// <summary>Accounts that Basiq still held at the last reading.</summary>
    public int? ReadBackAccounts { get; set; }

    /// <summary>When they were last read.</summary>
    public DateTimeOffset? ReadBackAt { get; set; }

    /// <summary>How often they were read.</summary>
    public int ReadBackAttempts { get; set; }

    /// <summary>How often in a row the same was left: everything, or the same part of it long after the request.</summary>
    public int ReadBackUnchanged { get; set; }

    /// <summary>Why the last reading showed nothing.</summary>
    public string? ReadBackProblem { get; set; }

    /// <summary>When they are read again; null when no reading can tell more.</summary>
    public DateTimeOffset? NextReadBackAt { get; set; }

    /// <summary>The purge that this one knowingly repeats.</summary>
    public Guid? Repeats { get; init; }

    /// <summary>The purge that is to repeat this one, knowingly. Once that one is sent, this one's outcome can no longer be read back; when that one ends without an effect, this is null again.</summary>
    public Guid? RepeatedBy { get; set; }

    /// <summary>Position of the newest audit entry about it.</summary>
    public long? AuditSequence { get; set; }

    /// <summary>Hash of that entry.</summary>
    public string? AuditHash { get; set; }

    /// <summary>Which running app works on it.</summary>
    public string? LeaseOwner { get; set; }

    /// <summary>Until when nobody else may.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }
}

/// <summary>Where a purge stands.</summary>
public enum PurgeState
{
    /// <summary>Nothing sent; a second person has to approve.</summary>
    WaitingForSecondPerson = 0,

    /// <summary>A second person declined; nothing was sent.</summary>
    Declined = 1,

    /// <summary>Nobody decided in time; nothing was sent.</summary>
    Expired = 2,

    /// <summary>The requester took it back; nothing was sent.</summary>
    Withdrawn = 3,

    /// <summary>The intent is stored and the call is under way, or was when the app died.</summary>
    Sending = 4,

    /// <summary>Basiq may or may not have purged; reading the accounts back settles it.</summary>
    Unknown = 5,

    /// <summary>Basiq purged the data.</summary>
    Done = 6,

    /// <summary>Basiq refused, or reading back showed that nothing was purged.</summary>
    Refused = 7,
}
