using BasiqAdmin.Components.Shared;

namespace BasiqAdmin.Components.Pages.Errors;

/// <summary>Levels of log entries in colour, and the code's part in them in short.</summary>
public static class ErrorWords
{
    /// <summary>The levels that are kept, mildest first.</summary>
    public static IReadOnlyList<string> Levels { get; } = ["Warning", "Error", "Critical"];

    public static Tone ToneOf(string level) => level switch
    {
        "Warning" => Tone.Warn,
        "Error" or "Critical" => Tone.Bad,
        _ => Tone.Idle,
    };

    /// <summary>The class that logged, without its namespace.</summary>
    public static string SourceOf(string category) => category[(category.LastIndexOf('.') + 1)..];
}
