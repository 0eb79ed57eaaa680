namespace BasiqAdmin.Services.Refreshes;

/// <summary>The verdict of one rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Outcome">How it came out.</param>
/// <param name="Evidence">What was seen, as a sentence.</param>
public sealed record RefreshCheck(RefreshRule Rule, CheckOutcome Outcome, string Evidence)
{
    /// <summary>The time that the evidence is about, UTC, where there is one.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>When the rule allows a refresh again, UTC; null when it does now, or when no time is known.</summary>
    public DateTimeOffset? AllowedAgainAt { get; init; }

    /// <summary>What has to happen before the rule allows one, as a sentence; given whenever the rule is against it.</summary>
    public string? AllowedAgain { get; init; }

    /// <summary>Whether nobody knows, because what the rule looks at could not be read.</summary>
    public bool IsNotKnown { get; init; }

    /// <summary>Whether the rule is against a refresh now.</summary>
    public bool IsAgainst => Outcome is CheckOutcome.AdvisedAgainst or CheckOutcome.Blocked;

    /// <summary>The verdict of a rule that cannot be judged, which is no all-clear.</summary>
    internal static RefreshCheck NotKnown(RefreshRule rule, string evidence) =>
        new(rule, CheckOutcome.AdvisedAgainst, evidence) { IsNotKnown = true, AllowedAgain = "Not known: when it can be read again. Check again in a minute." };
}
