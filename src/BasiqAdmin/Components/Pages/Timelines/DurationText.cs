using System.Globalization;

namespace BasiqAdmin.Components.Pages.Timelines;

/// <summary>Durations as people read them: the longer, the coarser.</summary>
public static class DurationText
{
    private const double ShortSeconds = 9.95;

    public static string Of(TimeSpan span) => span.TotalSeconds < ShortSeconds
        ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.#} s")
        : OfWhole(TimeSpan.FromSeconds(Math.Round(span.TotalSeconds)));

    /// <summary>An observed time with its error: "12 s ± 2 s". Basiq gives steps no times.</summary>
    public static string Of(TimeSpan observed, TimeSpan error) =>
        error < TimeSpan.FromMilliseconds(50) ? Of(observed) : $"{Of(observed)} ± {Of(error)}";

    private static string OfWhole(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => $"{span.Seconds} s",
        { TotalHours: < 1 } => $"{span.Minutes} min {span.Seconds} s",
        { TotalDays: < 2 } => $"{(int)span.TotalHours} h {span.Minutes} min",
        _ => $"{(int)span.TotalDays} days",
    };
}
