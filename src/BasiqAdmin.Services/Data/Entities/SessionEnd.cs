namespace BasiqAdmin.Services.Data.Entities;

/// <summary>Why a session ended.</summary>
public enum SessionEnd
{
    /// <summary>The person signed out.</summary>
    SignedOut = 0,

    /// <summary>The person signed out everywhere.</summary>
    SignedOutEverywhere = 1,

    /// <summary>Somebody signed in over it in the same browser.</summary>
    Replaced = 2,

    /// <summary>An admin ended it.</summary>
    EndedByAdmin = 3,

    /// <summary>The person signed out at the provider, or the provider ended its own session.</summary>
    SignedOutAtProvider = 4,

    /// <summary>The provider no longer lets the person in.</summary>
    RejectedByProvider = 5,

    /// <summary>The person has another role now, or none.</summary>
    RoleChanged = 6,

    /// <summary>Nothing was done for <c>SignIn:IdleAfter</c>.</summary>
    Idle = 7,

    /// <summary><c>SignIn:Lifetime</c> is over.</summary>
    Expired = 8,
}
