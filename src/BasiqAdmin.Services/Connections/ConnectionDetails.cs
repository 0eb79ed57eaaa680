using BasiqAdmin.Basiq.Accounts;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Services.Connections;

/// <summary>One connection with its jobs of the last 7 days, newest first, as far as they could be read, and the accounts that Basiq holds for it; null when those could not be read.</summary>
public sealed record ConnectionDetails(ConnectionView View, IReadOnlyList<Job> Jobs, BasiqList<AccountView>? Accounts);

/// <summary>An account as staff see it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Kind">Its kind in Basiq's word, for example <c>savings</c>; null where Basiq gives none.</param>
/// <param name="MaskedName">Its name with most letters hidden, because customers name accounts themselves; null where it has none.</param>
/// <param name="Currency">ISO 4217 code; null where Basiq gives none.</param>
/// <param name="Status">Basiq's word: <c>available</c> or <c>unavailable</c>; null where Basiq gives none.</param>
/// <param name="LastUpdatedAt">When its data last changed, UTC; null where Basiq gives no time.</param>
public sealed record AccountView(AccountId Id, string? Kind, string? MaskedName, string? Currency, string? Status, DateTimeOffset? LastUpdatedAt)
{
    internal static AccountView Of(Account account) =>
        new(account.Id, account.AccountClass, Masking.Mask(account.Name, null, null).Name, account.Currency, account.Status, account.LastUpdatedAt);
}
