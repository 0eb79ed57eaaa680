using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Services.Connections;

/// <summary>A connection in the list across users.</summary>
public sealed record ConnectionRow(ConnectionId Id, UserId UserId, PersonalDetails Masked, InstitutionId InstitutionId, string InstitutionName, ConnectionMethod Method, ConnectionStatus Status, DateTimeOffset? DataAsOf, DateTimeOffset? ExpiresAt, DateTimeOffset SyncedAt)
{
    /// <summary>When its data was purged, UTC; null when it was not, or was wanted again since.</summary>
    public DateTimeOffset? PurgedAt { get; init; }

    /// <summary>Health of the way into the bank; null where it is not known.</summary>
    public ConnectorStatus? BankStatus { get; init; }
}
