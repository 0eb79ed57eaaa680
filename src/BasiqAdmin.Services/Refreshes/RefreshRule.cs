namespace BasiqAdmin.Services.Refreshes;

/// <summary>What the guard looks at before a refresh. The order is the one in which a page lists the checks; stored by name.</summary>
public enum RefreshRule
{
    /// <summary>Basiq's API can refresh a connection of this kind.</summary>
    Refreshable = 0,

    /// <summary>The connection is active.</summary>
    Active = 1,

    /// <summary>The customer's consent is in force.</summary>
    Consent = 2,

    /// <summary>The connection's data was not purged, or a person wants it again.</summary>
    NotPurged = 3,

    /// <summary>No job of the connection is queued or running.</summary>
    NoJobUnderWay = 4,

    /// <summary>No purge of the connection is being sent or settled.</summary>
    NoPurgeUnderWay = 5,

    /// <summary>The bank has not been visited for it lately.</summary>
    MinimumInterval = 6,

    /// <summary>The day's refreshes are not used up: open banking by count, every connection by what Basiq itself refused.</summary>
    OpenBankingQuota = 7,

    /// <summary>The bank is not in a major outage.</summary>
    BankHealth = 8,

    /// <summary>No other job of the user uses the login at this bank.</summary>
    SameLogin = 9,

    /// <summary>What went wrong last can be cleared by a refresh.</summary>
    LastFailure = 10,
}
