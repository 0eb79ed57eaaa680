namespace BasiqAdmin.Services.Data.Entities;

/// <summary>Why a session ended.</summary>
public enum SessionEnd
{
    /// <summary>The person signed out.</summary>
    SignedOut,

    /// <summary>The person signed out everywhere.</summary>
    SignedOutEverywhere,

    /// <summary>Somebody signed in over it in the same browser.</summary>
    Replaced,

    /// <summary>An admin ended it.</summary>
    EndedByAdmin,

    /// <summary>The person signed out at the provider, or the provider ended its own session.</summary>
    SignedOutAtProvider,

    /// <summary>The provider no longer lets the person in.</summary>
    RejectedByProvider,

    /// <summary>The person has another role now, or none.</summary>
    RoleChanged,

    /// <summary>Nothing was done for <c>SignIn:IdleAfter</c>.</summary>
    Idle,

    /// <summary><c>SignIn:Lifetime</c> is over.</summary>
    Expired,
}
