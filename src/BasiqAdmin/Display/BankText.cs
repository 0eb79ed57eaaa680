using System.Globalization;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Services.Connectors;

namespace BasiqAdmin.Display;

/// <summary>A bank's health in words and colour. Words of Basiq's that are not known here are shown as they are.</summary>
public static class BankText
{
    public static string Of(ConnectorStatus? status) => status?.Value switch
    {
        null => "Unknown",
        "operational" => "Operational",
        "degraded-performance" => "Degraded performance",
        "partial-outage" => "Partial outage",
        "major-outage" => "Major outage",
        "under-maintenance" => "Under maintenance",
        var word => word,
    };

    /// <summary>Maintenance is no trouble: Basiq says that the bank can and should still be used.</summary>
    public static Tone ToneOf(ConnectorStatus? status) => status?.Value switch
    {
        "operational" => Tone.Ok,
        "major-outage" => Tone.Bad,
        "degraded-performance" or "partial-outage" => Tone.Warn,
        "under-maintenance" => Tone.Info,
        _ => Tone.Idle,
    };

    public static string Of(ConnectorStage stage) => stage switch
    {
        _ when stage == ConnectorStage.Live => "Live",
        _ when stage == ConnectorStage.Beta => "Beta",
        _ when stage == ConnectorStage.Alpha => "Alpha",
        _ => stage.Value,
    };
}

/// <summary>A bank's history as text, for whoever does not see the bars.</summary>
public static class HistoryText
{
    private const int DaysNamed = 5;

    /// <summary>The part of one as people read it; never "100 %" for less.</summary>
    public static string Percent(double share) => share switch
    {
        >= 1 => "100 %",
        > 0.9999 => "99.99 %",
        > 0.99 => (Math.Floor(share * 10000) / 100).ToString("0.## '%'", CultureInfo.InvariantCulture),
        _ => (Math.Floor(share * 1000) / 10).ToString("0.# '%'", CultureInfo.InvariantCulture),
    };

    /// <summary>A length of time, coarser the longer it is.</summary>
    public static string Length(TimeSpan time) => time switch
    {
        { TotalDays: >= 2 } when time.Hours == 0 => $"{(int)time.TotalDays} d",
        { TotalDays: >= 2 } => $"{(int)time.TotalDays} d {time.Hours} h",
        { TotalMinutes: >= 1 } => WholeMinutes(time),
        _ => DurationText.Of(time),
    };

    /// <summary>The uptime with what it rests on.</summary>
    public static string Uptime(HealthTimes whole) => whole.Uptime is { } uptime
        ? $"{Percent(uptime)} up in {Length(whole.Watched)} watched of {Length(whole.Length)}"
        : "Not watched";

    /// <summary>The whole history in a sentence or three.</summary>
    public static string Summary(HealthHistory history)
    {
        var trouble = history.Days.Where(day => day.Seen.Worst is { } worst && StatusRank.IsTrouble(worst)).ToList();
        var unseen = history.Days.Count(day => day.Seen.Worst is null);
        var named = trouble.TakeLast(DaysNamed).Select(day => $"{BankText.Of(day.Seen.Worst)} on {Day(day.Day)}");
        var bad = trouble.Count switch
        {
            0 when unseen == history.Days.Count => "",
            0 => " No trouble seen.",
            > DaysNamed => $" Trouble on {trouble.Count} days, lately: {string.Join(", ", named)}.",
            _ => $" {string.Join(", ", named)}.",
        };
        return $"Last {history.Days.Count} days: {Uptime(history.Whole)}.{bad}{(unseen > 0 ? $" Not watched at all on {(unseen == 1 ? "1 day" : $"{unseen} days")}." : "")}";
    }

    /// <summary>One day in a line.</summary>
    public static string Of(HealthDay day) => day.Seen.Worst is null
        ? $"{Day(day.Day)}: not watched"
        : $"{Day(day.Day)}: {string.Join(", ", day.Seen.Times.Select(time => $"{BankText.Of(time.Status)} {Length(time.Time)}"))}{(Unwatched(day.Seen) is { } gap ? $", not watched {Length(gap)}" : "")}";

    /// <summary>The time in which nobody looked; null when it is not worth telling.</summary>
    public static TimeSpan? Unwatched(HealthTimes seen) => seen.Length - seen.Watched is { TotalMinutes: >= 1 } gap ? gap : null;

    public static string Day(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);

    private static string WholeMinutes(TimeSpan time) => time switch
    {
        { TotalHours: < 1 } => $"{time.Minutes} min",
        _ when time.Minutes == 0 => $"{(int)time.TotalHours} h",
        _ => $"{(int)time.TotalHours} h {time.Minutes} min",
    };
}

/// <summary>News about banks, in words.</summary>
public static class OutageText
{
    public static string Headline(ConnectorChange change) => change.BeginsOutage
        ? $"Major outage at {change.BankName}"
        : $"{change.BankName} is out of its major outage";

    public static string Detail(ConnectorChange change) => change.BeginsOutage
        ? $"{ConnectionText.Of(change.Method)}, before: {BankText.Of(change.Before)}. Refreshes have to wait."
        : $"{ConnectionText.Of(change.Method)}, now: {BankText.Of(change.After)}";
}
