using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Purges;

/// <summary>What a list of purges is narrowed to.</summary>
public sealed record PurgeFilter(PurgeState? State = null, string? Text = null, ConnectionId? ConnectionId = null)
{
    /// <summary>Only asked for by the person with this id.</summary>
    public string? RequesterId { get; init; }

    /// <summary>Only asked for at or after this time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only asked for before this time.</summary>
    public DateTimeOffset? To { get; init; }
}
