using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>A case in the inbox, personal details masked.</summary>
public sealed record CaseRow
{
    /// <summary>The case's number.</summary>
    public required long Number { get; init; }

    /// <summary>Whose it is.</summary>
    public required UserId UserId { get; init; }

    /// <summary>The user's masked details.</summary>
    public required PersonalDetails Masked { get; init; }

    /// <summary>The connection, where the job names one.</summary>
    public ConnectionId? ConnectionId { get; init; }

    /// <summary>The bank.</summary>
    public InstitutionId? InstitutionId { get; init; }

    /// <summary>The bank's name.</summary>
    public required string BankName { get; init; }

    /// <summary>How the connection reaches the bank.</summary>
    public ConnectionMethod Method { get; init; }

    /// <summary>Health of the connector; null where it is not known.</summary>
    public ConnectorStatus? BankStatus { get; init; }

    /// <summary>The newest failed job.</summary>
    public required JobId JobId { get; init; }

    /// <summary>The step at which it failed.</summary>
    public required string Step { get; init; }

    /// <summary>Basiq's code; empty when it gave none.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong.</summary>
    public required Cause Cause { get; init; }

    /// <summary>What is wrong, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>Who must act.</summary>
    public required ActionOwner Owner { get; init; }

    /// <summary>Failed jobs in a row.</summary>
    public required int Failures { get; init; }

    /// <summary>When the first of them was made, UTC: the age of the case.</summary>
    public required DateTimeOffset FirstFailedAt { get; init; }

    /// <summary>When the newest of them was made, UTC.</summary>
    public required DateTimeOffset LastFailedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public required CaseState State { get; init; }

    /// <summary>Who looks after it; empty for nobody.</summary>
    public required string AssigneeId { get; init; }

    /// <summary>Who looks after it, by name.</summary>
    public string? AssigneeName { get; init; }

    /// <summary>Until when it is put aside, UTC.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>Whether it is put aside until the bank recovers.</summary>
    public bool SnoozedForBank { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>How it ended.</summary>
    public CaseEnd? ResolvedHow { get; init; }

    /// <summary>Who ended it, by name.</summary>
    public string? ResolvedBy { get; init; }

    /// <summary>Why.</summary>
    public string? Resolution { get; init; }

    /// <summary>Why, as one of a few reasons; null where words alone say it.</summary>
    public ResolutionReason? ResolutionReason { get; init; }

    /// <summary>What stands out about it.</summary>
    public CaseMarks Marks { get; init; } = CaseMarks.None;

    /// <summary>To be given back with a change, so that it is not made on top of somebody else's.</summary>
    public required int Version { get; init; }

    /// <summary>Number and version, for a change.</summary>
    public CaseRef Ref => new(Number, Version);
}
