using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Services.Connections;

/// <summary>A connection in the list across users.</summary>
public sealed record ConnectionRow(ConnectionId Id, UserId UserId, PersonalDetails Masked, InstitutionId InstitutionId, string InstitutionName, ConnectionMethod Method, ConnectionStatus Status, DateTimeOffset? LastUsedAt, DateTimeOffset? ExpiresAt, DateTimeOffset SyncedAt)
{
    /// <summary>Health of the way into the bank; null where it is not known.</summary>
    public ConnectorStatus? BankStatus { get; init; }
}
