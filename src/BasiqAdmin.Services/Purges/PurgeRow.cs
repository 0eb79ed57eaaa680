using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Purges;

/// <summary>A purge in the list.</summary>
public sealed record PurgeRow(Guid Id, UserId UserId, ConnectionId ConnectionId, string InstitutionName, PurgeState State, string RequesterId, string RequesterName, string Reason, DateTimeOffset RequestedAt, DateTimeOffset? SettledAt);
