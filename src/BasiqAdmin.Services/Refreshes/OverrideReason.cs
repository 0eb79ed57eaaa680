namespace BasiqAdmin.Services.Refreshes;

/// <summary>What people type to override a check, and what is wrong with it.</summary>
public static class OverrideReason
{
    /// <summary>Characters that a reason has at least.</summary>
    public const int Shortest = 3;

    /// <summary>Characters that a reason has at most.</summary>
    public const int Longest = 500;

    /// <summary>What to do about a reason; null when it is right.</summary>
    public static string? ProblemOf(string? reason) => (reason ?? string.Empty).Trim().Length switch
    {
        < Shortest => "Say why, in a few words; the reason is kept in the audit trail.",
        > Longest => $"Shorten the reason to {Longest} characters.",
        _ => null,
    };
}
