namespace BasiqAdmin.Services.Data.Entities;

/// <summary>Where a purge stands.</summary>
public enum PurgeState
{
    /// <summary>Nothing sent; a second person has to approve.</summary>
    WaitingForSecondPerson,

    /// <summary>A second person declined; nothing was sent.</summary>
    Declined,

    /// <summary>Nobody decided in time; nothing was sent.</summary>
    Expired,

    /// <summary>The requester took it back; nothing was sent.</summary>
    Withdrawn,

    /// <summary>The intent is stored and the call is under way, or was when the app died.</summary>
    Sending,

    /// <summary>Basiq may or may not have purged; reading the accounts back settles it.</summary>
    Unknown,

    /// <summary>Basiq purged the data.</summary>
    Done,

    /// <summary>Basiq refused, or reading back showed that nothing was purged.</summary>
    Refused,
}
