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
