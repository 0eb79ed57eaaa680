using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Purges;

namespace BasiqAdmin.Components.Pages.Purges;

/// <summary>Where a purge stands and how a check came out, in words and colour.</summary>
public static class PurgeWords
{
    /// <summary>The outcome as the list and the receipt call it. A call under way is as unknown to its reader as one that broke.</summary>
    public static string Of(PurgeState state) => state switch
    {
        PurgeState.WaitingForSecondPerson => "Waiting for a second person",
        PurgeState.Sending or PurgeState.Unknown => "Outcome unknown, being settled",
        PurgeState.Done => "Done",
        PurgeState.Refused => "Refused",
        PurgeState.Declined => "Declined",
        PurgeState.Expired => "Expired",
        PurgeState.Withdrawn => "Withdrawn",
        _ => state.ToString(),
    };

    public static Tone ToneOf(PurgeState state) => state switch
    {
        PurgeState.Done => Tone.Ok,
        PurgeState.Refused => Tone.Bad,
        PurgeState.Sending or PurgeState.Unknown => Tone.Warn,
        PurgeState.WaitingForSecondPerson => Tone.Info,
        _ => Tone.Idle,
    };

    /// <summary>What the outcome means for the data, in a sentence that claims no more than is known.</summary>
    public static string Meaning(PurgeReceipt receipt) => receipt.State switch
    {
        PurgeState.Done => "Basiq removed the data of this connection. The connection id stays: a refresh fetches data again.",
        PurgeState.Refused when receipt.HttpStatus is null or < 300 => "The purge did not take place: reading the accounts back showed that the data is still there. The connection id stays.",
        PurgeState.Refused => "Basiq refused the purge, so nothing was removed. The connection and its data stay as they are.",
        PurgeState.WaitingForSecondPerson => "Nothing has been sent to Basiq. A second person has to approve it first.",
        PurgeState.Declined => "A second person declined it. Nothing was sent to Basiq.",
        PurgeState.Expired => "Nobody approved it in time. Nothing was sent to Basiq.",
        PurgeState.Withdrawn => "The requester took it back. Nothing was sent to Basiq.",
        _ => "The purge was sent, but it is not known whether Basiq carried it out. It is not sent again; reading the accounts back settles it.",
    };

    /// <summary>Whether the state can still change without anybody doing anything on this page.</summary>
    public static bool IsUnsettled(PurgeState state) => state is PurgeState.Sending or PurgeState.Unknown or PurgeState.WaitingForSecondPerson;

    public static string Of(CheckVerdict verdict) => verdict switch
    {
        CheckVerdict.Passed => "Passed",
        CheckVerdict.Warning => "Take note",
        _ => "Stops the purge",
    };

    public static IconName IconOf(CheckVerdict verdict) => verdict switch
    {
        CheckVerdict.Passed => IconName.Check,
        CheckVerdict.Warning => IconName.Warning,
        _ => IconName.Cross,
    };

    /// <summary>How many accounts, as a sentence has it: "1 account", "3 accounts".</summary>
    public static string Accounts(int count) => count == 1 ? "1 account" : $"{count} accounts";
}
