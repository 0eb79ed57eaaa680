using BasiqAdmin.Basiq.Accounts;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Services.Connections;

/// <summary>A connection in the list across users.</summary>
public sealed record ConnectionRow(ConnectionId Id, UserId UserId, PersonalDetails Masked, InstitutionId InstitutionId, string InstitutionName, ConnectionMethod Method, ConnectionStatus Status, DateTimeOffset? DataAsOf, DateTimeOffset? ExpiresAt, DateTimeOffset SyncedAt)
{
    /// <summary>When its data was purged, UTC; null when it was not, or was wanted again since.</summary>
    public DateTimeOffset? PurgedAt { get; init; }

    /// <summary>Health of the connector; null where it is not known.</summary>
    public ConnectorStatus? BankStatus { get; init; }
}

/// <summary>What a list of connections is narrowed to.</summary>
/// <param name="Text">Part of a connection id, user id, user name or bank.</param>
/// <param name="Status">A status as Basiq spells it, e.g. <c>invalid</c>.</param>
/// <param name="Institution">An institution id.</param>
/// <param name="Method">A method as Basiq spells it, e.g. <c>web</c>.</param>
/// <param name="ExpiringWithinDays">Only open-banking connections that expire within so many days.</param>
public sealed record ConnectionListFilter(string? Text = null, string? Status = null, string? Institution = null, string? Method = null, int? ExpiringWithinDays = null);

/// <summary>A connection with what surrounds it.</summary>
/// <param name="Connection">As Basiq has it.</param>
/// <param name="UserId">Whose it is.</param>
/// <param name="InstitutionName">The bank's name, or its id where the connector list lacks it.</param>
/// <param name="BankStatus">Health of the connector; null where unknown.</param>
/// <param name="LastJob">The newest of its jobs of the last 7 days, where there is one.</param>
public sealed record ConnectionView(Connection Connection, UserId UserId, string InstitutionName, ConnectorStatus? BankStatus, Job? LastJob)
{
    /// <summary>When data was last fetched with success, UTC; null where that is not known.</summary>
    public DateTimeOffset? DataAsOf { get; init; }

    /// <summary>When its data was purged, UTC; null when it was not, or was wanted again since.</summary>
    public DateTimeOffset? PurgedAt { get; init; }

    /// <summary>Whether Basiq may hold data of it: not after a purge that stands and left nothing.</summary>
    public bool MayHoldData { get; init; } = true;

    /// <summary>Whether the jobs could be read; otherwise whether there is a last one is not known.</summary>
    public bool AreJobsRead { get; init; } = true;
}

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
