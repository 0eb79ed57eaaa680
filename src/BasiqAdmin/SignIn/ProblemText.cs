using BasiqAdmin.Navigation;

namespace BasiqAdmin.SignIn;

/// <summary>What the sign-in page says when nobody was signed in.</summary>
/// <param name="Title">What happened, in a few words.</param>
/// <param name="What">What it means.</param>
/// <param name="Do">What to do about it.</param>
public sealed record ProblemText(string Title, string What, string Do)
{
    public static ProblemText Of(SignInProblem problem) => problem switch
    {
        SignInProblem.Cancelled => new(
            "You did not sign in",
            "The sign-in was cancelled at the provider.",
            "Nothing has changed. Start again whenever you are ready."),
        SignInProblem.NoRole => new(
            "You have no role here",
            "Your account is fine, but it has none of the roles of this app.",
            "Ask whoever looks after accounts in your organisation for one of the roles Support, Team lead, Admin or Auditor. Then sign in again."),
        SignInProblem.TooManyGroups => new(
            "You are in too many groups",
            "The provider leaves out the groups of people who are in very many, so your role is not known here.",
            "Ask whoever runs this app to give roles by app roles instead of groups."),
        SignInProblem.OtherPerson => new(
            "That was somebody else",
            "Another account signed in at the provider than the one you are signed in with here.",
            "Try again with your own account, or sign out here first."),
        SignInProblem.NotProven => new(
            "That is no proof yet",
            "The provider did not say that you have just signed in there.",
            "Try again and sign in when you are asked to. If this happens each time, whoever runs this app has to let the provider send auth_time."),
        SignInProblem.Unreachable => new(
            "The provider does not answer",
            "People sign in there, and it cannot be reached right now.",
            "Nothing is wrong with your account. Try again in a minute."),
        SignInProblem.Ended => new(
            "You have been signed out",
            "A sign-in ends when nothing is done for a while, after its longest time, or when it is ended by you, an admin or the provider.",
            "Sign in again to go on where you were."),
        _ => new(
            "The sign-in did not work",
            "The answer of the provider could not be accepted. That happens when a sign-in takes very long, or goes on in another window.",
            "Try again. If it fails each time, tell whoever runs this app: the reason is in its log."),
    };

    /// <summary>Whether it was a proof that failed, of somebody who is signed in.</summary>
    public static bool IsOfProof(SignInProblem? problem) => problem is SignInProblem.OtherPerson or SignInProblem.NotProven;
}
