using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Purges;

/// <summary>
/// Judges a purge of unknown outcome by what Basiq holds now. A verdict claims no more than the readings show: data that has gone was purged;
/// data that is all there long after the request was not; anything in between, or data that a refresh may have fetched again, is left open.
/// </summary>
internal static class VerificationRules
{
    /// <summary>How many readings in a row must show the same before that counts as the end: everything still there is not carried out, a part of it nobody can explain.</summary>
    public const int UnchangedReadings = 3;

    // From the first reading on; the last one repeats for as long as Basiq cannot be read.
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
    ];

    /// <summary>How long to wait before the reading after <paramref name="attempts"/>.</summary>
    public static TimeSpan PauseAfter(int attempts) => Pauses[Math.Clamp(attempts - 1, 0, Pauses.Length - 1)];

    /// <summary>
    /// How many readings in a row have shown what this one shows, given what the one before showed. While the request may be under way a part that is left counts for
    /// nothing: it shows that Basiq is at it.
    /// </summary>
    public static int Unchanged(PurgeRequest purge, int? leftBefore, PurgeFacts facts, TimeSpan inFlightFor)
    {
        if (!facts.Accounts.IsRead || facts.Accounts.Value == 0 || (facts.Accounts.Value != purge.AccountsBefore && IsInFlight(purge, facts, inFlightFor)))
        {
            return 0;
        }

        return facts.Accounts.Value == leftBefore ? purge.ReadBackUnchanged + 1 : 1;
    }

    /// <summary>Judges; <paramref name="unchanged"/> counts readings in a row that showed the same, this one too.</summary>
    public static VerificationFinding Judge(PurgeRequest purge, PurgeFacts facts, int unchanged, TimeSpan inFlightFor)
    {
        if (facts.RepeatSent is { } repeat)
        {
            return CannotTell(BlurredBy(repeat));
        }

        if (Unreadable(facts) is { } problem)
        {
            return problem;
        }

        return facts.Accounts.Value == 0 ? NoneLeft(purge, facts) : SomeLeft(purge, facts, unchanged, inFlightFor);
    }

    /// <summary>Whether a refresh may have fetched data after the request.</summary>
    /// <remarks>Both sides are by Basiq's clock, so that ours may be wrong. Jobs are listed for 7 days; lastUsed covers what is older.</remarks>
    public static bool WasRefreshed(PurgeRequest purge, PurgeFacts facts) =>
        facts.LastUsedAt > (purge.LastUsedBefore ?? DateTimeOffset.MinValue)
        || facts.NewestJobAt > (purge.NewestJobBefore ?? DateTimeOffset.MinValue);

    /// <summary>What to say of a purge that was repeated before its outcome was known.</summary>
    public static string BlurredBy(Guid repeat) =>
        $"Purge {repeat} of the same connection was sent before this one was settled; what Basiq holds now no longer says anything about this one.";

    private static VerificationFinding? Unreadable(PurgeFacts facts)
    {
        if (facts.Connection.IsNotFound || facts.Connection.Value?.Status == ConnectionStatus.Deleted)
        {
            return CannotTell("The connection has since been deleted at Basiq; what is left of its data no longer shows whether this purge was carried out.");
        }

        var problem = facts.Accounts.IsRead ? facts.Connection.ProblemText : facts.Accounts.ProblemText;
        return problem.Length > 0 ? new VerificationFinding(VerificationVerdict.TooEarly, $"{problem}.") : null;
    }

    private static VerificationFinding NoneLeft(PurgeRequest purge, PurgeFacts facts)
    {
        if (purge.AccountsBefore is not > 0)
        {
            return CannotTell("Basiq holds no accounts for the connection, and held none before: reading back proves nothing.");
        }

        return KeepsItsData(facts.Connection.Value?.Status)
            ? new VerificationFinding(VerificationVerdict.Purged, $"Reading back: Basiq holds none of the {purge.AccountsBefore} accounts any more.")
            : CannotTell($"Basiq holds none of the {purge.AccountsBefore} accounts any more, but the connection is {facts.Connection.Value?.Status} by now: the data may have gone with it, not by this purge.");
    }

    private static VerificationFinding SomeLeft(PurgeRequest purge, PurgeFacts facts, int unchanged, TimeSpan inFlightFor)
    {
        var left = $"Basiq still holds {facts.Accounts.Value} accounts ({purge.AccountsBefore ?? 0} before)";
        if (IsInFlight(purge, facts, inFlightFor))
        {
            return new VerificationFinding(VerificationVerdict.TooEarly, $"{left}; the request may still be under way.");
        }

        if (facts.Jobs is not { IsRead: true, Value.LeftOut: 0 })
        {
            return new VerificationFinding(VerificationVerdict.TooEarly, $"{left}; whether it was refreshed since cannot be read.");
        }

        if (WasRefreshed(purge, facts))
        {
            return CannotTell($"{left}, but the connection was refreshed after the request: the data may never have gone, or have been fetched again.");
        }

        if (unchanged < UnchangedReadings)
        {
            return new VerificationFinding(VerificationVerdict.TooEarly, $"{left}; it is read again to be sure.");
        }

        return facts.Accounts.Value == purge.AccountsBefore
            ? new VerificationFinding(VerificationVerdict.NotCarriedOut, $"Reading back {unchanged} times: all {purge.AccountsBefore} accounts are still there. The purge was not carried out.")
            : CannotTell($"{left}, the same {unchanged} times: neither all nor nothing has gone.");
    }

    private static bool IsInFlight(PurgeRequest purge, PurgeFacts facts, TimeSpan inFlightFor) => facts.At < (purge.UnknownSince ?? purge.SentAt ?? facts.At) + inFlightFor;

    // In any other state, revoked for one, Basiq may have removed the data for a reason of its own.
    private static bool KeepsItsData(ConnectionStatus? status) =>
        status == ConnectionStatus.Active || status == ConnectionStatus.Invalid || status == ConnectionStatus.Pending;

    private static VerificationFinding CannotTell(string text) => new(VerificationVerdict.CannotTell, text);
}
