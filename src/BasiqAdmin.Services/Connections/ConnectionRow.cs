using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Services.Connections;

/// <summary>A connection in the list across users.</summary>
public sealed record ConnectionRow(ConnectionId Id, UserId UserId, PersonalDetails Masked, InstitutionId InstitutionId, string InstitutionName, ConnectionMethod Method, ConnectionStatus Status, DateTimeOffset? LastUsedAt, DateTimeOffset? ExpiresAt, DateTimeOffset SyncedAt);
