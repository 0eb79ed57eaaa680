using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Purges;

namespace BasiqAdmin.Display;

/// <summary>What a receipt says of its outcome, claiming no more than what it rests on: Basiq's answer, a reading of the accounts, or neither.</summary>
public static class ReceiptText
{
    private const string Stays = "The connection id stays";

    /// <summary>The outcome in a line, with the accounts before and after.</summary>
    public static string Headline(PurgeReceipt receipt) => receipt.State switch
    {
        PurgeState.Done => DoneHeadline(receipt),
        PurgeState.Refused => "Not purged · nothing was removed",
        PurgeState.WaitingForSecondPerson => "Not purged yet · waiting for approval",
        PurgeState.Declined => $"Not purged · declined by {receipt.ApproverName ?? "a second person"}",
        PurgeState.Expired => "Not purged · nobody approved it in time",
        PurgeState.Withdrawn => "Not purged · withdrawn",
        _ when receipt.CannotBeSettled => "Not known whether the data was purged",
        _ => "Not known yet whether the data was purged · being verified",
    };

    /// <summary>What the outcome means for the data, in a sentence or two.</summary>
    public static string Meaning(PurgeReceipt receipt) => receipt.State switch
    {
        PurgeState.Done => Done(receipt),
        PurgeState.Refused => NotDone(receipt),
        PurgeState.WaitingForSecondPerson => "Nothing has been sent to Basiq. A second person has to approve it first.",
        PurgeState.Declined => "A second person declined it. Nothing was sent to Basiq.",
        PurgeState.Expired => "Nobody approved it in time. Nothing was sent to Basiq.",
        PurgeState.Withdrawn => "The requester took it back. Nothing was sent to Basiq.",
        _ when receipt.CannotBeSettled => "It can no longer be found out whether Basiq carried the purge out. To be sure that the data is gone, start a new purge.",
        _ => "It is not known whether Basiq carried the purge out. It is not sent again; the accounts at Basiq will show it.",
    };

    /// <summary>What stands before <see cref="Approval"/>.</summary>
    public static string ApprovalTitle(PurgeReceipt receipt) => receipt switch
    {
        { State: PurgeState.Declined } => "Declined by",
        { ApproverName: not null } => "Approved by",
        _ => "Approval",
    };

    /// <summary>Who approved or declined it, or why nobody did.</summary>
    public static string Approval(PurgeReceipt receipt) => receipt switch
    {
        { ApproverName: { } name } => name,
        { State: PurgeState.WaitingForSecondPerson } => "Nobody yet",
        { State: PurgeState.Expired } => "Nobody in time",
        { State: PurgeState.Withdrawn } => "Withdrawn before anybody decided",
        _ => "No approval needed",
    };

    /// <summary>How the checks came out, in a line.</summary>
    public static string ChecksLine(PurgePreCheck preCheck)
    {
        var (all, passed) = (preCheck.Checks.Count, preCheck.Checks.Count(check => check.Verdict is CheckVerdict.Passed));
        return (all, all - passed) switch
        {
            (1, 0) => "1 check passed",
            (_, 0) => $"{all} checks passed",
            _ => $"{passed} of {all} checks passed",
        };
    }

    /// <inheritdoc cref="PurgeText.ToneOf(PurgeState, int?)"/>
    public static Tone ToneOf(PurgeReceipt receipt) => PurgeText.ToneOf(receipt.State, receipt.ReadBack?.Accounts);

    /// <summary>Whether the receipt can still change without anybody doing anything on its page.</summary>
    public static bool IsUnsettled(PurgeReceipt receipt) => receipt.State switch
    {
        PurgeState.WaitingForSecondPerson or PurgeState.Sending or PurgeState.Unknown => !receipt.CannotBeSettled,
        PurgeState.Done => receipt.ReadBack?.NextAt is not null,
        _ => false,
    };

    private static string Done(PurgeReceipt receipt) => receipt switch
    {
        { ReadBack.Accounts: > 0 and var left } when IsConfirmed(receipt) => $"Basiq confirmed the purge, but still holds {PurgeText.Accounts(left)}. {Stays}.",
        { ReadBack.Accounts: > 0 and var left } => $"The data was gone after the purge. A later check found {PurgeText.Accounts(left)}. {Stays}.",
        { ReadBack: null } => $"Basiq confirmed the purge. The accounts have not been checked since. {Stays}.",
        { ReadBack.Accounts: null } => $"Basiq confirmed the purge. The accounts could not be read since. {Stays}.",
        _ when LastPreCheck(receipt).Accounts == 0 => $"Basiq confirmed the purge. It held no accounts of this connection before, and holds none now. {Stays}.",
        _ => $"Basiq removed the data of this connection. {Stays}: a refresh fetches data again.",
    };

    // An answer of Basiq's that says no outweighs what was read back before it came.
    private static string NotDone(PurgeReceipt receipt) => receipt switch
    {
        { HttpStatus: >= 300 and < 500 } => "Basiq refused the purge, so nothing was removed. The connection and its data stay as they are.",
        { ReadBack.Accounts: > 0 } => $"The purge did not take place: the accounts are still at Basiq. {Stays}.",
        { HttpStatus: null } => "The request never reached Basiq; nothing was sent. The connection and its data stay as they are.",
        _ => "The purge did not take place, so nothing was removed. The connection and its data stay as they are.",
    };

    private static string DoneHeadline(PurgeReceipt receipt) => (LastPreCheck(receipt).Accounts, receipt.ReadBack?.Accounts) switch
    {
        (_, > 0 and var left) when IsConfirmed(receipt) => $"Purge confirmed · {PurgeText.Accounts(left)} left",
        (_, > 0 and var left) => $"Data purged · {PurgeText.Accounts(left)} found since",
        (0, 0) => "Purge confirmed · there were no accounts · verified",
        ({ } before, 0) => $"Data purged · {before} → 0 accounts · verified",
        (null, 0) => "Data purged · 0 accounts left · verified",
        _ => "Purge confirmed by Basiq · not verified",
    };

    // Between the request and the approval a refresh may have brought data; the purge met what was found last.
    private static PurgePreCheck LastPreCheck(PurgeReceipt receipt) => receipt.ApprovalPreCheck ?? receipt.PreCheck;

    private static bool IsConfirmed(PurgeReceipt receipt) => receipt.HttpStatus is >= 200 and < 300;
}
