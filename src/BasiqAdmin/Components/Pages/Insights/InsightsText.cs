using System.Globalization;
using BasiqAdmin.Components.Pages.Timelines;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Components.Shared.Charts;
using BasiqAdmin.Services.Insights;

namespace BasiqAdmin.Components.Pages.Insights;

/// <summary>Periods and what changed between them, in words.</summary>
internal static class InsightsText
{
    /// <summary>What is compared with what.</summary>
    public static string Period(InsightsReport report) => report.IsComparable
        ? $"{ChartText.Span(report.Period.From, report.Period.To)} against {ChartText.Span(report.Period.Before.From, report.Period.Before.To)}. Days are UTC days."
        : $"{ChartText.Span(report.Period.From, report.Period.To)}. Nothing to compare with: nobody read every day of the period before.";

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
