using System.Globalization;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Recovery;

namespace BasiqAdmin.Display;

/// <summary>Tickets of the recovery queue in words and colour.</summary>
public static class RecoveryText
{
    /// <summary>What the buttons say that queue.</summary>
    public const string TryAgain = "Try again when the bank recovers";

    /// <summary>What the buttons say that take a connection out of the queue.</summary>
    public const string DontRetry = "Don't retry";

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
    public static string Customer(RecoveryRow row) => NameText.Of(row.Masked.Name);

    /// <summary>How many, as a sentence has it: "1 connection", "12 connections".</summary>
    public static string Connections(int count) => count == 1 ? "1 connection" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} connections");

    /// <summary>What a bank's part of the queue holds: "10 waiting, 1 being tried".</summary>
    public static string InQueue(RecoveryBank bank)
    {
        var parts = new (int Count, string Text)[] { (bank.Waiting, "waiting"), (bank.Trying, "being tried"), (bank.Paused, "paused") }
            .Where(part => part.Count > 0).Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Count:N0} {part.Text}")).ToList();
        return parts.Count == 0 ? "Nothing in the queue" : string.Join(", ", parts);
    }

    /// <summary>How many of a bank's tickets have ended within 24 hours.</summary>
    public static int Done(RecoveryBank bank) => bank.Recovered + bank.Escalated;

    /// <summary>What came of a bank's tickets within 24 hours.</summary>
    public static string Progress(RecoveryBank bank) => Done(bank) == 0
        ? "None tried in 24 hours"
        : string.Create(CultureInfo.InvariantCulture, $"Last 24 hours: {bank.Recovered:N0} recovered, {bank.Escalated:N0} escalated");

    /// <summary>The queue in a sentence.</summary>
    public static string Summary(RecoveryOverview overview) => overview.Counts.GetValueOrDefault(RecoveryStage.Open) switch
    {
        0 => "No connection waits for a bank",
        1 => "1 connection waits for its bank",
        var open => string.Create(CultureInfo.InvariantCulture, $"{open:N0} connections wait for their banks"),
    };

    /// <summary>Tries so far: "none", "1 of 2".</summary>
    public static string Tries(int attempts) => attempts == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{attempts} of 2");
}
