using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Basiq.Accounts;

/// <summary>An account that a connection brought in (data.yml, AccountResponseResource). Numbers, holders and balances are not read.</summary>
/// <param name="Id">Identity.</param>
/// <param name="ConnectionId">The connection that retrieved it.</param>
/// <param name="InstitutionId">The institution it is at.</param>
/// <param name="Name">Name that the bank or the customer gave it. Personal: never to be logged.</param>
/// <param name="AccountClass">Kind, for example <c>savings</c>; an open list.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Status">Basiq's word: <c>available</c> or <c>unavailable</c>.</param>
/// <param name="LastUpdatedAt">When its data last changed, UTC.</param>
public sealed record Account(
    AccountId Id,
    ConnectionId? ConnectionId,
    InstitutionId? InstitutionId,
    string? Name,
    string? AccountClass,
    string? Currency,
    string? Status,
    DateTimeOffset? LastUpdatedAt)
{
    /// <summary>The id alone, so that a log line cannot carry personal details.</summary>
    public override string ToString() => $"account {Id}";
}
