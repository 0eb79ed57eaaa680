using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Services.Refreshes;

/// <summary>Whether a connection may be refreshed now: every rule with its evidence.</summary>
/// <param name="Checks">The rules that apply, in the order of <see cref="RefreshRule"/>.</param>
/// <param name="At">When it was judged, UTC.</param>
public sealed record RefreshVerdict(IReadOnlyList<RefreshCheck> Checks, DateTimeOffset At)
{
    /// <summary>The day's refreshes; open banking only.</summary>
    public RefreshQuota? Quota { get; init; }

    /// <summary>The job of this connection that is under way, where Basiq names one.</summary>
    public JobId? JobUnderWay { get; init; }

    /// <summary>Who asked for that job, by name, where that is known.</summary>
    public string? JobStartedBy { get; init; }

    /// <summary>The green light: no rule is against it.</summary>
    public bool IsAllowed => Checks.All(check => !check.IsAgainst);

    /// <summary>Whether a rule is against it that nobody can override.</summary>
    public bool IsBlocked => Checks.Any(check => check.Outcome == CheckOutcome.Blocked);

    /// <summary>Whether only rules are against it that a role may override with a reason.</summary>
    public bool CanBeOverridden => !IsAllowed && !IsBlocked;

    /// <summary>The rules that are against it, the hard ones first.</summary>
    public IReadOnlyList<RefreshCheck> Against => [.. Checks.Where(check => check.IsAgainst).OrderByDescending(check => check.Outcome)];

    /// <summary>When every rule allows it again, UTC; null when it does now, or when that is not known of one of them.</summary>
    public DateTimeOffset? AllowedAgainAt => Against.All(check => check.AllowedAgainAt is not null) ? Against.Max(check => check.AllowedAgainAt) : null;

    /// <summary>The check of one rule; null where the rule does not apply.</summary>
    public RefreshCheck? Of(RefreshRule rule) => Checks.FirstOrDefault(check => check.Rule == rule);
}
