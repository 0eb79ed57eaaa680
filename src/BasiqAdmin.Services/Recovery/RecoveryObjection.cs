using BasiqAdmin.Services.Refreshes;

namespace BasiqAdmin.Services.Recovery;

/// <summary>What a guard's no means for the queue: not yet, or never without people. Pure.</summary>
/// <param name="Reason">The evidence of the rule that weighs most.</param>
/// <param name="AgainAt">When to ask again, UTC; null when waiting does not help.</param>
/// <param name="IsFinal">Whether waiting does not help.</param>
internal sealed record RecoveryObjection(string Reason, DateTimeOffset? AgainAt, bool IsFinal)
{
    private static readonly TimeSpan UsualJob = TimeSpan.FromMinutes(2);

    // The bank was seen operational and is down by now; until the next look at it has told that, nobody should ask every few seconds.
    private static readonly TimeSpan UntilTheBankIsSeen = TimeSpan.FromMinutes(1);

    // What could not be read is read again; nobody has to look at it because Basiq failed for a while.
    private static readonly TimeSpan UntilReadAgain = TimeSpan.FromMinutes(5);
    private static readonly RefreshRule[] OfTheConnection = [RefreshRule.Refreshable, RefreshRule.Active, RefreshRule.Consent];
    private static readonly RefreshRule[] SoonOver = [RefreshRule.NoJobUnderWay, RefreshRule.NoPurgeUnderWay, RefreshRule.SameLogin];

    /// <summary>The same in names of rules, for the audit trail: evidence may quote Basiq, and what stands there cannot be taken back.</summary>
    public required string Rules { get; init; }

    /// <summary>Whether it may not be fetched any more, so that there is nothing to wait for and nobody to hand it to.</summary>
    public bool IsPurged { get; private init; }

    /// <summary>Of a verdict that is against it.</summary>
    public static RecoveryObjection Of(RefreshVerdict verdict, DateTimeOffset now)
    {
        var rules = string.Join(',', verdict.Against.Select(check => check.Rule));
        if (verdict.Of(RefreshRule.NotPurged) is { IsAgainst: true } purged)
        {
            return new RecoveryObjection(RecoveryWords.Purged(purged.Evidence), null, IsFinal: true) { Rules = rules, IsPurged = true };
        }

        if (verdict.Against.FirstOrDefault(check => OfTheConnection.Contains(check.Rule) && !check.IsNotKnown) is { } connection)
        {
            return new RecoveryObjection(Text(connection), null, IsFinal: true) { Rules = rules };
        }

        if (verdict.Of(RefreshRule.BankHealth) is { IsAgainst: true, IsNotKnown: false } bank)
        {
            return new RecoveryObjection(bank.Evidence, now + UntilTheBankIsSeen, IsFinal: false) { Rules = rules };
        }

        var timeless = verdict.Against.Where(check => check.AllowedAgainAt is null).ToList();
        if (timeless.Find(check => !SoonOver.Contains(check.Rule) && !check.IsNotKnown) is { } endless)
        {
            return new RecoveryObjection(Text(endless), null, IsFinal: true) { Rules = rules };
        }

        var soon = timeless.Exists(check => check.IsNotKnown) ? now + UntilReadAgain : timeless.Count > 0 ? now + UsualJob : now;
        var last = verdict.Against.MaxBy(check => check.AllowedAgainAt ?? soon)!;
        return new RecoveryObjection(last.Evidence, last.AllowedAgainAt > soon ? last.AllowedAgainAt : soon, IsFinal: false) { Rules = rules };
    }

    private static string Text(RefreshCheck check) => $"A refresh may not be sent. {check.Evidence}";
}
