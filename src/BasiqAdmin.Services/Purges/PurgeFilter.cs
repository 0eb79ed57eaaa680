using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Purges;

/// <summary>What a list of purges is narrowed to.</summary>
public sealed record PurgeFilter(PurgeState? State = null, string? Text = null, ConnectionId? ConnectionId = null);
