using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Services.Purges;

/// <summary>A purge in the list.</summary>
/// <param name="CannotBeSettled">Whether the outcome is unknown and no further reading can tell it.</param>
public sealed record PurgeRow(Guid Id, UserId UserId, ConnectionId ConnectionId, string InstitutionName, PurgeState State, string RequesterId, string RequesterName, string Reason, DateTimeOffset RequestedAt, DateTimeOffset? SettledAt, bool CannotBeSettled = false)
{
    /// <summary>Whose data it is, personal details masked.</summary>
    public PersonalDetails Masked { get; init; } = new(null, null, null);

    /// <summary>The bank; null where the connection is not known here.</summary>
    public InstitutionId? InstitutionId { get; init; }

    /// <summary>How many accounts Basiq held when they were read last after the purge; null before.</summary>
    public int? AccountsLeft { get; init; }

    /// <summary>Health of the way into the bank now; null where it is not known.</summary>
    public ConnectorStatus? BankStatus { get; init; }
}
