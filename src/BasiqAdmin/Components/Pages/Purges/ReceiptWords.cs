using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Purges;

namespace BasiqAdmin.Components.Pages.Purges;

/// <summary>What a receipt says of its outcome, claiming no more than what it rests on: Basiq's answer, a reading of the accounts, or neither.</summary>
public static class ReceiptWords
{
    private const string Stays = "The connection id stays";

    /// <summary>What the outcome means for the data, in a sentence or two.</summary>
    public static string Meaning(PurgeReceipt receipt) => receipt.State switch
    {
        PurgeState.Done => Done(receipt),
        PurgeState.Refused => NotDone(receipt),
        PurgeState.WaitingForSecondPerson => "Nothing has been sent to Basiq. A second person has to approve it first.",
        PurgeState.Declined => "A second person declined it. Nothing was sent to Basiq.",
        PurgeState.Expired => "Nobody approved it in time. Nothing was sent to Basiq.",
        PurgeState.Withdrawn => "The requester took it back. Nothing was sent to Basiq.",
        _ when receipt.CannotBeSettled => "Whether Basiq carried the purge out will not be known: reading the accounts back can no longer tell. To be sure that the data is gone, start a new purge.",
        _ => "It is not known whether Basiq carried the purge out. It is not sent again; reading the accounts back settles it.",
    };

    /// <inheritdoc cref="PurgeWords.ToneOf(PurgeState, int?)"/>
    public static Tone ToneOf(PurgeReceipt receipt) => PurgeWords.ToneOf(receipt.State, receipt.ReadBack?.Accounts);

    /// <summary>Whether the receipt can still change without anybody doing anything on its page.</summary>
    public static bool IsUnsettled(PurgeReceipt receipt) => receipt.State switch
    {
        PurgeState.WaitingForSecondPerson or PurgeState.Sending or PurgeState.Unknown => !receipt.CannotBeSettled,
        PurgeState.Done => receipt.ReadBack?.NextAt is not null,
        _ => false,
    };

    private static string Done(PurgeReceipt receipt) => receipt switch
    {
        { ReadBack.Accounts: > 0 and var left } when IsConfirmed(receipt) => $"Basiq confirmed the purge, but reading back found {PurgeWords.Accounts(left)}. {Stays}.",
        { ReadBack.Accounts: > 0 and var left } => $"Reading back showed that the data was gone; a later reading found {PurgeWords.Accounts(left)}. {Stays}.",
        { ReadBack: null } => $"Basiq confirmed the purge. The accounts have not been read back. {Stays}.",
        { ReadBack.Accounts: null } => $"Basiq confirmed the purge. What is left could not be read back. {Stays}.",
        _ when LastPreCheck(receipt).Accounts == 0 => $"Basiq confirmed the purge. It held no accounts of this connection before, and holds none now. {Stays}.",
        _ => $"Basiq removed the data of this connection. {Stays}: a refresh fetches data again.",
    };

    // An answer of Basiq's that says no outweighs what was read back before it came.
    private static string NotDone(PurgeReceipt receipt) => receipt switch
    {
        { HttpStatus: >= 300 and < 500 } => "Basiq refused the purge, so nothing was removed. The connection and its data stay as they are.",
        { ReadBack.Accounts: > 0 } => $"The purge did not take place: reading the accounts back showed that the data is still there. {Stays}.",
        { HttpStatus: null } => "The request never reached Basiq; nothing was sent. The connection and its data stay as they are.",
        _ => "The purge did not take place, so nothing was removed. The connection and its data stay as they are.",
    };

    // Between the request and the approval a refresh may have brought data; the purge met what was found last.
    private static PurgePreCheck LastPreCheck(PurgeReceipt receipt) => receipt.ApprovalPreCheck ?? receipt.PreCheck;

    private static bool IsConfirmed(PurgeReceipt receipt) => receipt.HttpStatus is >= 200 and < 300;
}
