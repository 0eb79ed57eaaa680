using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Services.Recovery;

/// <summary>A ticket of the recovery queue as people see it, personal details masked.</summary>
public sealed record RecoveryRow
{
    /// <summary>The ticket's number.</summary>
    public required long Key { get; init; }

    /// <summary>Whose connection it is.</summary>
    public required UserId UserId { get; init; }

    /// <summary>The user's masked details.</summary>
    public required PersonalDetails Masked { get; init; }

    /// <summary>The connection.</summary>
    public required ConnectionId ConnectionId { get; init; }

    /// <summary>The bank.</summary>
    public required InstitutionId InstitutionId { get; init; }

    /// <summary>The bank's name.</summary>
    public required string BankName { get; init; }

    /// <summary>Its method.</summary>
    public required ConnectionMethod Method { get; init; }

    /// <summary>Health of that connector now; null where it is not known.</summary>
    public ConnectorStatus? BankStatus { get; init; }

    /// <summary>Where it stands.</summary>
    public required RecoveryState State { get; init; }

    /// <summary>Why it stands there, or how it ended, as a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>When its turn comes about, UTC; null while that is not known, and once it has come.</summary>
    public DateTimeOffset? TurnAt { get; init; }

    /// <summary>Refreshes sent for it.</summary>
    public required int Attempts { get; init; }

    /// <summary>When the last one was sent, UTC.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The job of the last one; once escalated, the job that the support bundle is about, where one is known.</summary>
    public JobId? JobId { get; init; }

    /// <summary>Who queued it, by name.</summary>
    public required string QueuedByName { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The newest case of the connection, open or not.</summary>
    public long? CaseNumber { get; init; }

    /// <summary>To be given back with a change, so that it is not made on top of another.</summary>
    public required int Version { get; init; }

    /// <summary>Whether it is still in the queue.</summary>
    public bool IsOpen => EndedAt is null;

    /// <summary>Number and version, for a change.</summary>
    public RecoveryRef Ref => new(Key, Version);
}

/// <summary>A ticket as somebody saw it.</summary>
/// <param name="Key">The ticket's number.</param>
/// <param name="Version">Its version at that time.</param>
public sealed record RecoveryRef(long Key, int Version);

/// <summary>Which tickets a list shows.</summary>
public enum RecoveryStage
{
    /// <summary>Those in the queue: waiting, paused or being tried.</summary>
    Open,

    /// <summary>Those that wait for their bank or their turn.</summary>
    Waiting,

    /// <summary>Those that somebody put on hold.</summary>
    Paused,

    /// <summary>Those whose refresh is under way.</summary>
    Trying,

    /// <summary>Those whose data is there again.</summary>
    Recovered,

    /// <summary>Those that people have to go on with.</summary>
    Escalated,

    /// <summary>Those of them that nobody goes on with yet: the connection's case is open and assigned to nobody.</summary>
    Unassigned,

    /// <summary>Those that were taken out.</summary>
    Cancelled,

    /// <summary>All of them.</summary>
    All,
}

/// <summary>What the queue is narrowed to; what is null does not narrow.</summary>
/// <param name="Stage">How far the tickets have come.</param>
/// <param name="Institution">Only at this bank.</param>
/// <param name="Text">Only of the user, connection or job with this whole id.</param>
public sealed record RecoveryFilter(RecoveryStage Stage = RecoveryStage.Open, InstitutionId? Institution = null, string? Text = null);

/// <summary>The queue in numbers.</summary>
/// <param name="Counts">Tickets by stage.</param>
/// <param name="Banks">The banks that have tickets in the queue, or are paused, the longest queue first.</param>
/// <param name="Hold">Who paused the whole queue; null when nobody has.</param>
public sealed record RecoveryOverview(IReadOnlyDictionary<RecoveryStage, int> Counts, IReadOnlyList<RecoveryBank> Banks, RecoveryPause? Hold)
{
    /// <summary>An empty queue.</summary>
    public static RecoveryOverview Empty { get; } = new(new Dictionary<RecoveryStage, int>(), [], null);
}

/// <summary>One bank's part of the queue.</summary>
/// <param name="InstitutionId">The bank.</param>
/// <param name="Name">Its name.</param>
/// <param name="Health">Health of each connector of it that is waited for; empty when none is. A way that Basiq does not list is null.</param>
/// <param name="Waiting">Tickets that wait.</param>
/// <param name="Paused">Tickets that somebody put on hold.</param>
/// <param name="Trying">Tickets whose refresh is under way.</param>
/// <param name="Recovered">Tickets that recovered within the last 24 hours.</param>
/// <param name="Escalated">Tickets that were escalated within the last 24 hours.</param>
/// <param name="NextTurnAt">When the next refresh goes about, UTC; null while that is not known.</param>
/// <param name="DoneAt">When the last one has gone about, UTC; null while that is not known.</param>
/// <param name="Hold">Who paused the bank's part; null when nobody has.</param>
public sealed record RecoveryBank(
    InstitutionId InstitutionId,
    string Name,
    IReadOnlyList<ConnectorStatus?> Health,
    int Waiting,
    int Paused,
    int Trying,
    int Recovered,
    int Escalated,
    DateTimeOffset? NextTurnAt,
    DateTimeOffset? DoneAt,
    RecoveryPause? Hold)
{
    /// <summary>Why most of its tickets in the queue wait; null while none is in it.</summary>
    public string? Reason { get; init; }
}

/// <summary>Nothing is sent for now, by somebody's decision.</summary>
/// <param name="ByName">Whose.</param>
/// <param name="At">Since when, UTC.</param>
public sealed record RecoveryPause(string ByName, DateTimeOffset At);

/// <summary>What queueing a bank's connections would reach.</summary>
/// <param name="Connections">The connections that would be queued: each has an open case of bank trouble; to be given back to be queued.</param>
/// <param name="Rows">The cases of the first of them, to be shown.</param>
/// <param name="Queued">How many more are in the queue already.</param>
/// <param name="Inactive">How many more are not active: only the customer can connect those again.</param>
public sealed record RecoveryPreview(IReadOnlyList<ConnectionId> Connections, IReadOnlyList<CaseRow> Rows, int Queued, int Inactive)
{
    /// <summary>How many more had their data purged: a person who wants it again queues each of those by hand.</summary>
    public int Purged { get; init; }
}

/// <summary>What queueing a bank's connections came to.</summary>
/// <param name="Queued">How many are in the queue now by this.</param>
/// <param name="Skipped">How many were left out: queued meanwhile, recovered meanwhile, or tried already after this outage.</param>
public sealed record RecoveryQueued(int Queued, int Skipped);
