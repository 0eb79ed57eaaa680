using BasiqAdmin.Basiq.Accounts;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Readings;
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

    /// <summary>Whether Basiq has just told of it; otherwise it is as it was last read.</summary>
    public bool IsRead { get; init; } = true;

    /// <summary>Whether the jobs could be read; otherwise whether there is a last one is not known.</summary>
    public bool AreJobsRead { get; init; } = true;
}

/// <summary>A user with all that their page shows, from one reading.</summary>
/// <param name="User">Who it is; what is stored, where that could not be read.</param>
/// <param name="Connections">The connections as Basiq has them now, and which of its rows could not be read; or why there are none.</param>
/// <param name="Diagnoses">What is wrong with each of them, the user's consents, and what could not be read.</param>
public sealed record UserOverview(UserDetails User, BasiqReading<BasiqList<ConnectionView>> Connections, UserDiagnoses Diagnoses);

/// <summary>A connection with all that its page shows, from one reading.</summary>
/// <param name="User">Whose it is; what is stored, where that could not be read.</param>
/// <param name="View">The connection; null when the user has none of that id.</param>
/// <param name="Accounts">The accounts that Basiq holds for it, those that changed least lately first; null when they could not be read.</param>
/// <param name="Diagnoses">What is wrong with it and no other, the user's consents, and what could not be read to tell.</param>
public sealed record ConnectionOverview(UserDetails User, ConnectionView? View, BasiqList<AccountView>? Accounts, UserDiagnoses Diagnoses);

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
