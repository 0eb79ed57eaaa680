using System.Globalization;
using System.Text.RegularExpressions;
using BasiqAdmin.Services.Text;

namespace BasiqAdmin.Services.Diagnoses;

/// <summary>Times inside sentences. Sentences are made, and some are stored, before anybody knows who will read them, so they are written in UTC and shown in the reader's zone.</summary>
public static partial class TimeInText
{
    private const string Form = "d MMMM yyyy, HH:mm";

    /// <summary>The time as it is written into a sentence, for example "29 November 2026, 08:27 UTC".</summary>
    public static string Of(DateTimeOffset time) => $"{time.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture)} UTC";

    /// <summary>The sentence with its times in <paramref name="zone"/>; without any it stays as it is.</summary>
    public static string In(string text, TimeZoneInfo zone) => ZoneText.IsUtc(zone) ? text : Written().Replace(text, match =>
        DateTimeOffset.TryParseExact(match.Groups["time"].Value, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? Said(TimeZoneInfo.ConvertTime(time, zone), ZoneText.NameOf(zone, time))
            : match.Value);

    private static string Said(DateTimeOffset there, string zone) => $"{there.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}, {ZoneText.Clock(there)} {zone}";

    [GeneratedRegex(@"(?<time>\d{1,2} \p{L}+ \d{4}, \d{2}:\d{2}) UTC", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();
}
