namespace BasiqAdmin.Services.Purges;

/// <summary>How a check came out.</summary>
public enum CheckVerdict
{
    /// <summary>Nothing speaks against it.</summary>
    Passed = 0,

    /// <summary>The person should know, and may go on.</summary>
    Warning = 1,

    /// <summary>The purge is not possible now.</summary>
    Failed = 2,
}
