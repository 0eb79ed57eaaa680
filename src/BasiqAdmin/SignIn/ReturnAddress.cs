using BasiqAdmin.Navigation;

namespace BasiqAdmin.SignIn;

/// <summary>Where somebody goes after signing in: a path of this app, never another site.</summary>
public static class ReturnAddress
{
    /// <summary><paramref name="asked"/> when it is a path of this app, else the overview.</summary>
    public static string Of(string? asked) => IsLocalPath(asked) ? asked! : AdminRoutes.Overview;

    // "//host" and "/\host" are other sites to a browser; control characters can hide either.
    private static bool IsLocalPath(string? asked) =>
        asked is ['/', ..]
        && asked is not ['/', '/' or '\\', ..]
        && !asked.Any(char.IsControl);
}
