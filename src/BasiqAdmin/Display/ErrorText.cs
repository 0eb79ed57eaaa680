using BasiqAdmin.Services.ErrorLog;

namespace BasiqAdmin.Display;

/// <summary>Levels of log entries in colour, and the code's part in them in short.</summary>
public static class ErrorText
{
    /// <summary>How a log entry begins that a page makes when it could not load or do something: the message is the same for every page.</summary>
    internal const string FailedAction = "A page could not load or do something";

    /// <summary>The levels that are kept, mildest first.</summary>
    public static IReadOnlyList<string> Levels { get; } = ["Warning", "Error", "Critical"];

    public static Tone ToneOf(string level) => level switch
    {
        "Warning" => Tone.Warn,
        "Error" or "Critical" => Tone.Bad,
        _ => Tone.Idle,
    };

    /// <summary>What happened, for the list of causes: the newest message, or what people were doing where the message is the same for every page.</summary>
    public static string CauseOf(ErrorCause cause) =>
        cause.Sample.StartsWith(FailedAction, StringComparison.Ordinal) ? $"Action failed: {PageOf(cause.Cause)}" : cause.Sample;

    // "BasiqAdmin.Components.Pages.FailedJobs.FailedJobsPage #1" is the page "failed jobs".
    private static string PageOf(string cause)
    {
        var name = SourceOf(cause.Split(' ')[0]);
        var words = name.EndsWith("Page", StringComparison.Ordinal) ? name[..^4] : name;
        return string.Concat(words.Select((letter, place) => char.IsUpper(letter) && place > 0 ? $" {char.ToLowerInvariant(letter)}" : char.ToLowerInvariant(letter).ToString()));
    }

    /// <summary>The class that logged, without its namespace.</summary>
    public static string SourceOf(string category) => category[(category.LastIndexOf('.') + 1)..];
}
