namespace BasiqAdmin.Services.Purges;

/// <summary>What was found before a purge.</summary>
/// <param name="Checks">One verdict a rule.</param>
/// <param name="Accounts">Accounts that Basiq holds for the connection; null where they could not be read.</param>
/// <param name="CheckedAt">When, UTC.</param>
public sealed record PurgePreCheck(IReadOnlyList<PurgeCheck> Checks, int? Accounts, DateTimeOffset CheckedAt)
{
    /// <summary>The bank's id; null where the connection could not be read.</summary>
    public string? InstitutionId { get; init; }

    /// <summary>Health of the way into the bank when it was checked, as Basiq spells it; null where it is not known.</summary>
    public string? BankStatus { get; init; }

    /// <summary>Whether no hard check failed.</summary>
    public bool Allowed => Checks.All(check => check.Verdict != CheckVerdict.Failed);
}
