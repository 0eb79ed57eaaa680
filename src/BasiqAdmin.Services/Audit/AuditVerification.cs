namespace BasiqAdmin.Services.Audit;

/// <summary>Whether the chain holds.</summary>
/// <param name="Entries">Entries read.</param>
/// <param name="HeadHash">Hash of the newest entry; note it elsewhere to prove later that nothing was cut off.</param>
/// <param name="BrokenAt">Sequence of the first entry that does not fit, or null.</param>
/// <param name="Problem">What does not fit there.</param>
public sealed record AuditVerification(long Entries, string HeadHash, long? BrokenAt, string? Problem)
{
    /// <summary>Whether every entry fits.</summary>
    public bool Holds => BrokenAt is null;
}
