namespace BasiqAdmin.SignIn;

/// <summary>The provider let somebody in whom this app does not; carried through the handler to where it is told.</summary>
internal sealed class SignInRefusedException(SignInProblem problem, TokenPerson? person = null) : Exception($"Sign-in refused: {problem}.")
{
    public SignInProblem Problem { get; } = problem;

    /// <summary>Who it was, where the token told.</summary>
    public TokenPerson? Person { get; } = person;
}
