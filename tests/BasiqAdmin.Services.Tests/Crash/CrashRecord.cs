using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Purges;

namespace BasiqAdmin.Services.Tests.Crash;

/// <summary>What the app says of a killed purge after settling, beside what the sandbox knows.</summary>
/// <param name="Point">The click and the kill.</param>
/// <param name="Receipt">The purge, if its intent was stored.</param>
/// <param name="Audit">Its audit entries, oldest first.</param>
/// <param name="AccountsLeft">Accounts that the sandbox holds for the connection; every one held some before.</param>
/// <param name="Requests">The purge requests that the sandbox got for the connection, by the status that it answered with, 0 for none.</param>
internal sealed record CrashRecord(
    CrashPoint Point, PurgeReceipt? Receipt, IReadOnlyList<AuditRow> Audit, int AccountsLeft, IReadOnlyList<(int Status, int Count)> Requests)
{
    private static readonly string[] Endings = ["purge.done", "purge.refused", "purge.settled"];

    private bool IsPurged => AccountsLeft == 0;

    private IReadOnlyList<AuditOutcome> EndingOutcomes => [.. Audit.Where(row => Endings.Contains(row.Fact.Action, StringComparer.Ordinal)).Select(row => row.Fact.Outcome)];

    private int Sent => Requests.Sum(request => request.Count);

    /// <summary>Every statement of the app that is not so.</summary>
    public IEnumerable<string> Lies()
    {
        var checks = Receipt is null ? OfNothingStored() : OfReceipt(Receipt).Concat(OfAudit(Receipt));
        return checks.Append((IsSo: Sent <= 1, Problem: $"it was sent {Sent} times"))
            .Where(check => !check.IsSo)
            .Select(check => $"Connection {Point.Connection.Id}, killed after {Point.KilledAfter.TotalMilliseconds:0.0} ms, {Receipt?.State.ToString() ?? "nothing stored"}: {check.Problem}.");
    }

    private IEnumerable<(bool IsSo, string Problem)> OfNothingStored() =>
    [
        (Sent == 0 && !IsPurged, "without a stored intent, something was sent"),
        (Point.Seen is null, $"without a stored intent, the person saw '{Point.Seen}'"),
    ];

    private IEnumerable<(bool IsSo, string Problem)> OfReceipt(PurgeReceipt receipt) =>
    [
        (receipt.State is PurgeState.Done or PurgeState.Refused, "it is not settled, though it can be told"),
        (receipt.State == PurgeState.Done == IsPurged, $"the sandbox holds {AccountsLeft} accounts"),
        (!IsPurged || Sent == 1, "the data went without a request"),
        (receipt.HttpStatus is null || Requests.Contains((receipt.HttpStatus.Value, 1)), $"the receipt claims an answer {receipt.HttpStatus} that was never given"),
        (receipt.ReadBack is null || receipt.ReadBack.Accounts == AccountsLeft, $"the receipt claims that {receipt.ReadBack?.Accounts} accounts are left"),
        (receipt.SettledAt is not null, "the receipt gives no time"),
        (SeenHolds(receipt), $"the person saw '{Point.Seen}'"),
    ];

    private IEnumerable<(bool IsSo, string Problem)> OfAudit(PurgeReceipt receipt) =>
    [
        (Audit[0].Fact is { Action: "purge.requested", Outcome: AuditOutcome.Intended }, "its audit does not begin with the intent"),
        (EndingOutcomes is [var ending] && ending == AuditOutcome.Succeeded == IsPurged, $"its audit tells these endings: {string.Join(", ", EndingOutcomes)}"),
        (Audit[^1].Sequence == receipt.AuditSequence && string.Equals(Audit[^1].Hash, receipt.AuditHash, StringComparison.Ordinal), "the receipt does not name its newest audit entry"),
    ];

    // What was shown as known must stay; an unknown outcome may become known.
    private bool SeenHolds(PurgeReceipt receipt) =>
        Point.Seen is null
        || string.Equals(Point.Seen, $"{receipt.Id} {receipt.State}", StringComparison.Ordinal)
        || string.Equals(Point.Seen, $"{receipt.Id} {PurgeState.Unknown}", StringComparison.Ordinal);
}
