namespace BasiqAdmin.Services.Purges;

/// <summary>What was found before a purge.</summary>
/// <param name="Checks">One verdict a rule.</param>
/// <param name="Accounts">Accounts that Basiq holds for the connection; null where they could not be read.</param>
/// <param name="CheckedAt">When, UTC.</param>
public sealed record PurgePreCheck(IReadOnlyList<PurgeCheck> Checks, int? Accounts, DateTimeOffset CheckedAt)
{
    /// <summary>Whether no hard check failed.</summary>
    public bool Allowed => Checks.All(check => check.Verdict != CheckVerdict.Failed);
}
