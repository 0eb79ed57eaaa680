namespace BasiqAdmin.Services.Diagnoses;

/// <summary>Whether and how to try again.</summary>
public enum RetryKind
{
    /// <summary>Refresh the connection once, not before the given time.</summary>
    Refresh,

    /// <summary>Refresh the connection once, after the customer has acted.</summary>
    RefreshAfterCustomer,

    /// <summary>A refresh does not help: the customer connects the bank again, which fetches the data by itself.</summary>
    Reconnect,

    /// <summary>Basiq tries again by itself until the given time; a refresh would only disturb it.</summary>
    BasiqRetries,

    /// <summary>Nothing before the bank works again.</summary>
    WaitForBank,

    /// <summary>Nothing before the given time; then look again.</summary>
    Wait,

    /// <summary>The recovery queue refreshes it when its turn comes.</summary>
    Queued,

    /// <summary>Upload another file.</summary>
    Upload,

    /// <summary>Trying again changes nothing.</summary>
    Never,
}
