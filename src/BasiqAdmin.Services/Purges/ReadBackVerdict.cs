namespace BasiqAdmin.Services.Purges;

/// <summary>What reading the accounts back says about a purge whose outcome is unknown.</summary>
internal enum ReadBackVerdict
{
    /// <summary>The data is gone: it was carried out.</summary>
    Purged,

    /// <summary>The data is still there, and long enough after the request: it was not carried out.</summary>
    NotCarriedOut,

    /// <summary>A later reading may tell.</summary>
    TooEarly,

    /// <summary>No reading can tell.</summary>
    CannotTell,
}
