using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Access;
using Microsoft.AspNetCore.Authentication;

namespace BasiqAdmin.SignIn;

/// <summary>The provider let somebody in whom this app does not; carried through the handler to where it is told.</summary>
public sealed class SignInRefusedException(SignInProblem problem, AuthenticationProperties? flow = null, Actor? who = null) : Exception($"Sign-in refused: {problem}.")
{
    public SignInProblem Problem { get; } = problem;

    /// <summary>The sign-in as it was begun, where the state told.</summary>
    public AuthenticationProperties? Flow { get; } = flow;

    /// <summary>Who it was, where the token told.</summary>
    public Actor? Who { get; } = who;
}
