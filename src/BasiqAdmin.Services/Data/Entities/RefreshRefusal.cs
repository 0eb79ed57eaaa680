namespace BasiqAdmin.Services.Data.Entities;

/// <summary>Why Basiq made no job of a refresh. Stored by name.</summary>
public enum RefreshRefusal
{
    /// <summary>Basiq cannot refresh this connection through its API ("Connection type is not Web").</summary>
    NotRefreshable = 0,

    /// <summary>The connection is not active.</summary>
    NotActive = 1,

    /// <summary>Basiq could not log in at the bank.</summary>
    LoginRefused = 2,

    /// <summary>The connection has been refreshed too often.</summary>
    LimitReached = 3,

    /// <summary>Basiq does not know the connection.</summary>
    UnknownConnection = 4,

    /// <summary>This app's key or plan does not allow it.</summary>
    NotAllowed = 5,

    /// <summary>Basiq could not be reached, so nothing was sent.</summary>
    NotReached = 6,

    /// <summary>The app was held up between storing the intent and sending, so nothing was sent.</summary>
    HeldUp = 7,

    /// <summary>Basiq limits this app's requests for a moment; it says nothing about the connection.</summary>
    Busy = 8,

    /// <summary>Anything else; Basiq's own words tell.</summary>
    Other = 9,
}
