namespace BasiqAdmin.Services.Data.Entities;

/// <summary>Says that the recovery queue, or one bank's part of it, sends nothing for now.</summary>
public sealed class RecoveryHold
{
    /// <summary>The bank's id; empty for the whole queue.</summary>
    public required string Scope { get; init; }

    /// <summary>Who said so, by name.</summary>
    public required string ByName { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
