namespace BasiqAdmin.Services.Diagnoses;

/// <summary>
/// Tells the causes behind <c>invalid-credentials</c> apart. Basiq passes the bank's own words on and has no list of them,
/// so parts of words are looked for, the most specific first; without any of them it is a refused login.
/// </summary>
internal static class CredentialWords
{
    private static readonly (string Part, Cause Cause)[] Table =
    [
        ("locked", Cause.AccountLocked),
        ("lockout", Cause.AccountLocked),
        ("suspended", Cause.AccountLocked),
        ("blocked", Cause.AccountLocked),
        ("multi-factor", Cause.UnsupportedSecurity),
        ("multifactor", Cause.UnsupportedSecurity),
        ("multi factor", Cause.UnsupportedSecurity),
        ("two-factor", Cause.UnsupportedSecurity),
        ("mfa", Cause.UnsupportedSecurity),
        ("one-time", Cause.UnsupportedSecurity),
        ("security token", Cause.UnsupportedSecurity),
    ];

    public static Cause CauseOf(BasiqError error)
    {
        var words = $"{error.Title} {error.Detail}";
        foreach (var (part, cause) in Table)
        {
            if (words.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return cause;
            }
        }

        return Cause.WrongLogin;
    }
}
