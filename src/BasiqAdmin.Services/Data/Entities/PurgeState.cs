namespace BasiqAdmin.Services.Data.Entities;

/// <summary>Where a purge stands.</summary>
public enum PurgeState
{
    /// <summary>Nothing sent; a second person has to approve.</summary>
    WaitingForSecondPerson = 0,

    /// <summary>A second person declined; nothing was sent.</summary>
    Declined = 1,

    /// <summary>Nobody decided in time; nothing was sent.</summary>
    Expired = 2,

    /// <summary>The requester took it back; nothing was sent.</summary>
    Withdrawn = 3,

    /// <summary>The intent is stored and the call is under way, or was when the app died.</summary>
    Sending = 4,

    /// <summary>Basiq may or may not have purged; reading the accounts back settles it.</summary>
    Unknown = 5,

    /// <summary>Basiq purged the data.</summary>
    Done = 6,

    /// <summary>Basiq refused, or reading back showed that nothing was purged.</summary>
    Refused = 7,
}
