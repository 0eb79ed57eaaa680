namespace BasiqAdmin.Services.Data.Entities;

/// <summary>One change made to many cases at once.</summary>
public sealed class BulkAction
{
    /// <summary>Grows with time.</summary>
    public long Key { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required string ActorId { get; init; }

    /// <summary>Who, by name.</summary>
    public required string ActorName { get; init; }

    /// <summary>What was done, in words.</summary>
    public required string Description { get; init; }

    /// <summary>Cases that were changed.</summary>
    public int Changed { get; set; }

    /// <summary>Cases that somebody else had changed since the preview, and that were left alone.</summary>
    public int Skipped { get; set; }
}
