using BasiqAdmin.Basiq.Accounts;
using BasiqAdmin.Basiq.Connections;

namespace BasiqAdmin.Services.Diagnoses;

/// <summary>Finds accounts that bring nothing although their connection works.</summary>
internal static class AccountRules
{
    // An account without movements changes rarely; a month behind its connection is more than that.
    private static readonly TimeSpan Behind = TimeSpan.FromDays(30);

    public static Verdict? Of(Situation situation) =>
        situation.Connection?.Status == ConnectionStatus.Active && Silent(situation) is { Count: > 0 } silent
            ? new Verdict(Cause.AccountNotUpdated, silent.Min(account => account.LastUpdatedAt))
            : null;

    /// <summary>What was found, as the end of a sentence; personal details stay out.</summary>
    public static string Describe(Situation situation)
    {
        var silent = Silent(situation);
        var unavailable = silent.Count(IsUnavailable);
        var all = situation.Accounts?.Count ?? 0;
        var which = silent.Count == all ? all == 1 ? "its account" : $"all {all} accounts" : $"{silent.Count} of its {all} accounts";
        var (be, have) = silent.Count == 1 ? ("is", "has") : ("are", "have");
        var oldest = silent.Min(account => account.LastUpdatedAt) is { } at ? $"{(int)(situation.Now - at).TotalDays} days" : null;
        return (unavailable, oldest) switch
        {
            (0, _) => $"{which} {have} not been updated for {oldest}",
            (_, null) => $"{which} {be} unavailable",
            _ => $"{which} {be} unavailable {(unavailable == silent.Count ? "and" : "or")} {have} not been updated for {oldest}",
        };
    }

    private static List<Account> Silent(Situation situation) =>
        [.. (situation.Accounts ?? []).Where(account => IsUnavailable(account) || IsBehind(account, situation))];

    private static bool IsUnavailable(Account account) => string.Equals(account.Status, "unavailable", StringComparison.OrdinalIgnoreCase);

    private static bool IsBehind(Account account, Situation situation) =>
        account.LastUpdatedAt is { } at && situation.DataAsOf is { } fetched && fetched - at > Behind;
}
