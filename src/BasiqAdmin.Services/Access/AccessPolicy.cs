namespace BasiqAdmin.Services.Access;

/// <summary>Which role has which right: the one table that pages and services both ask.</summary>
public static class AccessPolicy
{
    private static readonly Right[] ForEverybody = [Right.ViewUsers, Right.RevealPersonalDetails, Right.RefreshConnection, Right.ViewErrors, Right.ViewStatus];

    /// <summary>Whether <paramref name="role"/> has <paramref name="right"/>.</summary>
    public static bool Allows(Role role, Right right) => role switch
    {
        Role.Admin => true,
        Role.TeamLead => right is not Right.RequestPurge,
        Role.Support => Array.IndexOf(ForEverybody, right) >= 0,
        _ => false,
    };

    /// <summary>The roles that have <paramref name="right"/>, to tell a refused person whom to ask.</summary>
    public static IReadOnlyList<Role> RolesWith(Right right) => [.. Enum.GetValues<Role>().Where(role => Allows(role, right))];
}
