namespace BasiqAdmin.Services.Refreshes;

/// <summary>How a check came out. Stored by name.</summary>
public enum CheckOutcome
{
    /// <summary>Nothing speaks against a refresh.</summary>
    Passed = 0,

    /// <summary>It may go, and somebody should know what was seen.</summary>
    Noted = 1,

    /// <summary>It should not go; who has the right to may send it all the same, with a reason.</summary>
    AdvisedAgainst = 2,

    /// <summary>It cannot go, whoever asks.</summary>
    Blocked = 3,
}
