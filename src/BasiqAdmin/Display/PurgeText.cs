using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Purges;

namespace BasiqAdmin.Display;

/// <summary>Where a purge stands and how a check came out, in words and colour.</summary>
public static class PurgeText
{
    /// <summary>The outcome as the list and the receipt call it. A call under way is as unknown to its reader as one that broke.</summary>
    public static string Of(PurgeState state) => state switch
    {
        PurgeState.WaitingForSecondPerson => "Waiting for approval",
        PurgeState.Sending or PurgeState.Unknown => "Outcome unknown, being settled",
        PurgeState.Done => "Done",
        PurgeState.Refused => "Refused",
        PurgeState.Declined => "Declined",
        PurgeState.Expired => "Expired",
        PurgeState.Withdrawn => "Withdrawn",
        _ => state.ToString(),
    };

    /// <inheritdoc cref="Of(PurgeState)"/>
    public static string Of(PurgeState state, bool cannotBeSettled) => cannotBeSettled ? "Outcome unknown" : Of(state);

    /// <summary>The outcome's colour: a purge that Basiq confirmed is no good news while accounts are left.</summary>
    public static Tone ToneOf(PurgeState state, int? accountsLeft) => state switch
    {
        PurgeState.Done when accountsLeft > 0 => Tone.Warn,
        PurgeState.Done => Tone.Ok,
        PurgeState.Refused => Tone.Bad,
        PurgeState.Sending or PurgeState.Unknown => Tone.Warn,
        PurgeState.WaitingForSecondPerson => Tone.Info,
        _ => Tone.Idle,
    };

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
