namespace BasiqAdmin.Services.Connectors;

/// <summary>Our cases of failed jobs that hang on a way into a bank.</summary>
/// <param name="Open">Somebody has to look at them.</param>
/// <param name="Snoozed">Put aside, until the bank recovers for one.</param>
public readonly record struct CaseCounts(int Open, int Snoozed)
{
    /// <summary>All of them.</summary>
    public int Unresolved => Open + Snoozed;
}
