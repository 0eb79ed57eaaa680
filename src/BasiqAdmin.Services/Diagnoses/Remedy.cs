namespace BasiqAdmin.Services.Diagnoses;

/// <summary>What would help by itself, before the circumstances are looked at.</summary>
internal enum Remedy
{
    /// <summary>One refresh, ten minutes after the failure.</summary>
    RefreshOnce,

    /// <summary>One refresh, after the customer has acted.</summary>
    RefreshAfterCustomer,

    /// <summary>The customer connects the bank again.</summary>
    Reconnect,

    /// <summary>The customer connects the bank once more, ten minutes after the failure.</summary>
    ReconnectOnce,

    /// <summary>Basiq goes on by itself.</summary>
    BasiqRetries,

    /// <summary>Time.</summary>
    Wait,

    /// <summary>The job that is under way ends by itself.</summary>
    Follow,

    /// <summary>Another file.</summary>
    Upload,

    /// <summary>A report to Basiq's support.</summary>
    Report,

    /// <summary>Another reading.</summary>
    ReadAgain,

    /// <summary>A look by this team.</summary>
    Review,

    /// <summary>The customer renews the permission while it still holds.</summary>
    Renew,

    /// <summary>Nothing is to be done.</summary>
    None,
}
