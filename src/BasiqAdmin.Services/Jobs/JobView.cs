using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;

namespace BasiqAdmin.Services.Jobs;

/// <summary>A job with its timeline.</summary>
public sealed record JobView
{
    /// <summary>Identity at Basiq.</summary>
    public required JobId Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required UserId UserId { get; init; }

    /// <summary>The connection, where a link names one.</summary>
    public ConnectionId? ConnectionId { get; init; }

    /// <summary>The bank, where it is known.</summary>
    public InstitutionId? InstitutionId { get; init; }

    /// <summary>The bank's name.</summary>
    public required string BankName { get; init; }

    /// <summary>Basiq's word for the kind.</summary>
    public string? JobType { get; init; }

    /// <summary>State, derived from the steps.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When Basiq last changed it, UTC.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When it was last looked at here, UTC.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>Who or what started it, where that is known.</summary>
    public string? StartedBy { get; init; }

    /// <summary>The steps in order.</summary>
    public required IReadOnlyList<JobStepView> Steps { get; init; }

    /// <summary>From made to last changed, by Basiq's clock; null until it has ended.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The bank's own average of a whole job.</summary>
    public TimeSpan? Average { get; init; }

    /// <summary>Whether nothing more will happen to it.</summary>
    public bool IsSettled => Status is JobStatus.Succeeded or JobStatus.Failed;
}
