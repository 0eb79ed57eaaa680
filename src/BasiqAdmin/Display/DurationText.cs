using System.Globalization;
using BasiqAdmin.Services.Text;

namespace BasiqAdmin.Display;

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

/// <summary>Says how far a moment lies from now, as people say it: "22 min ago", "yesterday 6:04 pm", "in 11 months".</summary>
public static class RelativeTime
{
    private const int DaysCounted = 7;
    private const int DaysOfAMonth = 30;
    private const int DaysOfAYear = 365;

    /// <summary>The distance of <paramref name="moment"/> from <paramref name="now"/>; days are those of <paramref name="zone"/>.</summary>
    public static string Describe(DateTimeOffset moment, DateTimeOffset now, TimeZoneInfo zone)
    {
        var distance = (moment - now).Duration();
        if (distance < TimeSpan.FromMinutes(1))
        {
            return "now";
        }

        if (distance < TimeSpan.FromHours(1))
        {
            return Directed($"{distance.Minutes} min", moment > now);
        }

        var there = TimeZoneInfo.ConvertTime(moment, zone);
        var days = (there.Date - TimeZoneInfo.ConvertTime(now, zone).Date).Days;
        return days switch
        {
            0 => Directed($"{distance.Hours} h", moment > now),
            -1 => $"yesterday {ZoneText.Clock(there)}",
            1 => $"tomorrow {ZoneText.Clock(there)}",
            < 0 => Past(-days, there),
            _ => Directed(Length(days), isAhead: true),
        };
    }

    /// <summary>The moment itself, as it follows "since" or "until": "11:17 pm", "yesterday 6:04 pm", "Thu 26 Nov"; days are those of <paramref name="zone"/>.</summary>
    public static string Point(DateTimeOffset moment, DateTimeOffset now, TimeZoneInfo zone)
    {
        var there = TimeZoneInfo.ConvertTime(moment, zone);
        return (there.Date - TimeZoneInfo.ConvertTime(now, zone).Date).Days switch
        {
            0 => ZoneText.Clock(there),
            -1 => $"yesterday {ZoneText.Clock(there)}",
            1 => $"tomorrow {ZoneText.Clock(there)}",
            >= -DaysCounted and <= DaysCounted => there.ToString("ddd d MMM", CultureInfo.InvariantCulture),
            _ => Day(moment, now, zone),
        };
    }

    /// <summary>The day of the moment in <paramref name="zone"/>, for example "28 Nov"; with the year when it is not this one.</summary>
    public static string Day(DateTimeOffset moment, DateTimeOffset now, TimeZoneInfo zone)
    {
        var there = TimeZoneInfo.ConvertTime(moment, zone);
        return there.ToString(there.Year == TimeZoneInfo.ConvertTime(now, zone).Year ? "d MMM" : "d MMM yyyy", CultureInfo.InvariantCulture);
    }

    /// <summary>The day and the time of day, for example "28 Nov, 2:10 pm".</summary>
    public static string DayAndTime(DateTimeOffset moment, DateTimeOffset now, TimeZoneInfo zone) => $"{Day(moment, now, zone)}, {ZoneText.Clock(TimeZoneInfo.ConvertTime(moment, zone))}";

    /// <summary>The moment in full, in <paramref name="zone"/> and in UTC.</summary>
    public static string Exact(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var utc = moment.UtcDateTime.ToString("d MMM yyyy HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        if (ZoneText.IsUtc(zone))
        {
            return utc;
        }

        var there = TimeZoneInfo.ConvertTime(moment, zone);
        var clock = there.ToString("h:mm:ss tt", CultureInfo.InvariantCulture).ToLowerInvariant();
        return $"{there.ToString("d MMM yyyy", CultureInfo.InvariantCulture)} {clock} {ZoneText.NameOf(zone, moment)} · {utc}";
    }

    // What is long past is looked up by date; what lies ahead is waited for, so it is counted.
    private static string Past(int days, DateTimeOffset there) =>
        days <= DaysCounted ? Directed(Length(days), isAhead: false) : there.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Length(int days) => days switch
    {
        < 2 * DaysOfAMonth => $"{days} days",
        < DaysOfAYear => $"{days / DaysOfAMonth} months",
        < 2 * DaysOfAYear => "1 year",
        _ => $"{days / DaysOfAYear} years",
    };

    private static string Directed(string length, bool isAhead) => isAhead ? $"in {length}" : $"{length} ago";
}
