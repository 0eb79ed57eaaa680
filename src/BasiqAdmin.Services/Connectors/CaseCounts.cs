namespace BasiqAdmin.Services.Connectors;

/// <summary>Our cases of failed jobs that hang on a way into a bank.</summary>
/// <param name="Open">Somebody has to look at them.</param>
/// <param name="Snoozed">Put aside, until the bank recovers for one.</param>
public readonly record struct CaseCounts(int Open, int Snoozed)
{
    /// <summary>How many users have a case among them that the customer cannot clear: whom trouble at the bank concerns.</summary>
    public int UsersAffected { get; init; }

    /// <summary>All of them.</summary>
    public int Unresolved => Open + Snoozed;
}
