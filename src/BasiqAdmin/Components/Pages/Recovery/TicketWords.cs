using System.Globalization;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Recovery;

namespace BasiqAdmin.Components.Pages.Recovery;

/// <summary>Tickets of the recovery queue in words and colour.</summary>
public static class TicketWords
{
    /// <summary>What the buttons say that queue.</summary>
    public const string TryAgain = "Try again when the bank recovers";

    public static string Of(RecoveryState state) => state switch
    {
        RecoveryState.Trying => "Being tried",
        _ => state.ToString(),
    };

    public static string Of(RecoveryStage stage) => stage switch
    {
        RecoveryStage.Open => "In the queue",
        RecoveryStage.Trying => "Being tried",
        RecoveryStage.Unassigned => "Escalated, unassigned",
        _ => stage.ToString(),
    };

    public static Tone ToneOf(RecoveryState state) => state switch
    {
        RecoveryState.Trying => Tone.Info,
        RecoveryState.Recovered => Tone.Ok,
        RecoveryState.Escalated => Tone.Bad,
        RecoveryState.Paused => Tone.Warn,
        _ => Tone.Idle,
    };

    /// <summary>Whose connection it is, as far as that may be shown.</summary>
    public static string Customer(RecoveryRow row) => row.Masked.Name is { Length: > 0 } name ? name : "Without a name";

    /// <summary>How many, as a sentence has it: "1 connection", "12 connections".</summary>
    public static string Connections(int count) => count == 1 ? "1 connection" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} connections");

    /// <summary>Tries so far: "none", "1 of 2".</summary>
    public static string Tries(int attempts) => attempts == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{attempts} of 2");
}
