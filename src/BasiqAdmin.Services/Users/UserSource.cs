namespace BasiqAdmin.Services.Users;

/// <summary>How a user became known; stored as it is.</summary>
public static class UserSource
{
    /// <summary>By an import of ids.</summary>
    public const string Import = "import";

    /// <summary>By somebody who looked the id up.</summary>
    public const string LookUp = "look-up";
}
