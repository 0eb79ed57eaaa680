namespace BasiqAdmin.Services.Audit;

/// <summary>Whether the chain holds.</summary>
/// <param name="Head">The newest entry that fits; note it elsewhere to prove later that nothing was cut off.</param>
/// <param name="BrokenAt">Sequence of the first entry that does not fit, or null.</param>
/// <param name="Problem">What does not fit there.</param>
public sealed record AuditVerification(AuditHead Head, long? BrokenAt, string? Problem)
{
    /// <summary>Whether every entry fits.</summary>
    public bool Holds => BrokenAt is null;

    /// <summary>Entries that fit.</summary>
    public long Entries => Head.Sequence;
}
