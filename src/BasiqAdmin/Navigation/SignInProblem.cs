namespace BasiqAdmin.Navigation;

/// <summary>Why nobody was signed in, or no proof was taken; the sign-in page tells it with what to do.</summary>
public enum SignInProblem
{
    /// <summary>The provider's answer could not be accepted.</summary>
    Failed,

    /// <summary>The person gave up at the provider.</summary>
    Cancelled,

    /// <summary>The person has no role here.</summary>
    NoRole,

    /// <summary>The person is in more groups than the provider names.</summary>
    TooManyGroups,

    /// <summary>Somebody else proved who they are than the person who is signed in.</summary>
    OtherPerson,

    /// <summary>The provider did not say that the person has just proved who they are.</summary>
    NotProven,

    /// <summary>The provider does not answer.</summary>
    Unreachable,

    /// <summary>The session has ended.</summary>
    Ended,
}
