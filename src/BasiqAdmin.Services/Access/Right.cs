namespace BasiqAdmin.Services.Access;

/// <summary>What somebody may do. <see cref="AccessPolicy"/> says which role has which right.</summary>
public enum Right
{
    /// <summary>See users, connections and jobs, personal details masked.</summary>
    ViewUsers,

    /// <summary>Ask for a user's personal details to be shown; each time is audited.</summary>
    RevealPersonalDetails,

    /// <summary>Import user ids into the directory.</summary>
    ImportUsers,

    /// <summary>Have a connection's data fetched again.</summary>
    RefreshConnection,

    /// <summary>Refresh although a check advises against it, with a reason.</summary>
    OverrideRefreshChecks,

    /// <summary>Assign, snooze, resolve and note failed jobs.</summary>
    ManageCases,

    /// <summary>Note that a connection's problem was handed over to Basiq's support.</summary>
    ReportToBasiq,

    /// <summary>Compare periods: failures, banks, and who closed how many cases.</summary>
    ViewInsights,

    /// <summary>Ask for a purge of a connection's data.</summary>
    RequestPurge,

    /// <summary>Approve or decline somebody else's purge.</summary>
    ApprovePurge,

    /// <summary>See purge requests and receipts.</summary>
    ViewPurges,

    /// <summary>Read, verify and export the audit trail.</summary>
    ViewAudit,

    /// <summary>Read what the app logged.</summary>
    ViewErrors,

    /// <summary>See token, budget, workers and database.</summary>
    ViewStatus,

    /// <summary>See who is signed in, and sign somebody out.</summary>
    ManageSessions,
}
