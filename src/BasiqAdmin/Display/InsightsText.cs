using System.Globalization;
using BasiqAdmin.Services.Insights;

namespace BasiqAdmin.Display;

/// <summary>Periods and what changed between them, in words.</summary>
internal static class InsightsText
{
    /// <summary>Whether it is better or worse than before, by how much: the first sentence of the report, and the same on the first page.</summary>
    public static string Failures(Compared failures, int days)
    {
        var (now, before) = (Failed(failures.Now, days), days == 1 ? "the day before" : $"the {days} days before");
        return failures.Change switch
        {
            null => $"{now}. Nothing to compare with yet.",
            0 => $"As before: {now}, as in {before}.",
            > 0 and var more => $"Worse: {now}, {NumberText.Of(more)} more than in {before}.",
            < 0 and var fewer => $"Better: {now}, {NumberText.Of(-fewer)} fewer than in {before}.",
        };
    }

    /// <summary>The same while not everybody's jobs have been read.</summary>
    public static string FailuresSoFar(Compared failures, int days) => $"{Failed(failures.Now, days)}. Not all users are checked yet.";

    /// <summary>The cause that changed most in the direction of the whole; null where nothing did, or nothing can be compared.</summary>
    public static CauseInsight? Driver(InsightsReport report) => report.Failures.Change switch
    {
        > 0 => report.ByCause.Where(cause => cause.Failures.Change > 0).MaxBy(cause => cause.Failures.Change),
        < 0 => report.ByCause.Where(cause => cause.Failures.Change < 0).MinBy(cause => cause.Failures.Change),
        _ => null,
    };

    /// <summary>What is compared with what.</summary>
    public static string Period(InsightsReport report) => report.IsComparable
        ? $"{ChartText.Span(report.Period.From, report.Period.To)} against {ChartText.Span(report.Period.Before.From, report.Period.Before.To)}."
        : $"{ChartText.Span(report.Period.From, report.Period.To)}. Nothing to compare with: nobody read every day of the period before.";

    /// <summary>What the line over a chart of failures stands for: the days of the period before.</summary>
    public static string Before(int days) => days switch { 1 => "All, the day before", 7 => "All, a week before", _ => $"All, {days} days before" };

    private static string Failed(int jobs, int days) => $"{(jobs == 1 ? "1 job" : $"{NumberText.Of(jobs)} jobs")} failed in {(days == 1 ? "1 day" : $"{days} days")}";

    /// <summary>By how much a number grew: "+12", "−3", "same"; null without anything to compare with.</summary>
    public static string? Change(int? change) => change switch
    {
        null => null,
        0 => "same",
        > 0 => $"+{NumberText.Of(change.Value)}",
        _ => $"−{NumberText.Of(-change.Value)}",
    };

    /// <summary>By how much a share grew, in points of a percent.</summary>
    public static string? Change(double? change) => change is { } points ? Change((int)Math.Round(points * 100)) is { } text ? text == "same" ? text : $"{text} pt" : null : null;

    /// <summary>The same for how long something took.</summary>
    public static string? Change(TimeSpan? now, TimeSpan? before) => (now, before) switch
    {
        ({ } later, { } earlier) when (later - earlier).Duration() < TimeSpan.FromMinutes(1) => "same",
        ({ } later, { } earlier) => $"{(later > earlier ? "+" : "−")}{DurationText.Of((later - earlier).Duration())}",
        _ => null,
    };
}
