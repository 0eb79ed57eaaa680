namespace BasiqAdmin.Services.Data.Entities;

/// <summary>Why Basiq made no job of a refresh. Stored by name.</summary>
public enum RefreshRefusal
{
    /// <summary>Basiq cannot refresh this connection through its API ("Connection type is not Web").</summary>
    NotRefreshable,

    /// <summary>The connection is not active.</summary>
    NotActive,

    /// <summary>Basiq could not log in at the bank.</summary>
    LoginRefused,

    /// <summary>The connection has been refreshed too often.</summary>
    LimitReached,

    /// <summary>Basiq does not know the connection.</summary>
    UnknownConnection,

    /// <summary>This app's key or plan does not allow it.</summary>
    NotAllowed,

    /// <summary>Basiq could not be reached, so nothing was sent.</summary>
    NotReached,

    /// <summary>The app was held up between storing the intent and sending, so nothing was sent.</summary>
    HeldUp,

    /// <summary>Basiq limits this app's requests for a moment; it says nothing about the connection.</summary>
    Busy,

    /// <summary>Anything else; Basiq's own words tell.</summary>
    Other,
}
