using System.Globalization;

namespace BasiqAdmin.Services.Text;

/// <summary>Times of day as people say them, with the zone they are in: "11:17 pm AEDT".</summary>
public static class ZoneText
{
    /// <summary>Whether it is the zone that the app writes times in.</summary>
    public static bool IsUtc(TimeZoneInfo zone) => zone.BaseUtcOffset == TimeSpan.Zero && !zone.SupportsDaylightSavingTime;

    /// <summary>The time of day, for example "11:17 pm".</summary>
    public static string Clock(DateTimeOffset there) => there.ToString("h:mm tt", CultureInfo.InvariantCulture).ToLowerInvariant();

    /// <summary>What people there call the zone at that moment, for example "AEDT"; elsewhere how far it is from UTC, for example "UTC+2" or "UTC+5:30".</summary>
    public static string NameOf(TimeZoneInfo zone, DateTimeOffset moment)
    {
        if (IsUtc(zone))
        {
            return "UTC";
        }

        // Without the culture's names the zone has its short one.
        var name = zone.IsDaylightSavingTime(moment) ? zone.DaylightName : zone.StandardName;
        if (name.Length is >= 3 and <= 5 && name.All(char.IsAsciiLetterUpper))
        {
            return name;
        }

        // Of the long names only these are abbreviated by their first letters.
        if (zone.Id.StartsWith("Australia/", StringComparison.Ordinal) || string.Equals(zone.Id, "Pacific/Auckland", StringComparison.Ordinal))
        {
            var letters = string.Concat(name.Split(' ').Where(word => word.Length > 0 && char.IsAsciiLetterUpper(word[0])).Select(word => word[0]));
            if (letters.EndsWith('T') && letters.Length is 3 or 4)
            {
                return letters;
            }
        }

        var offset = zone.GetUtcOffset(moment);
        var minutes = offset.Minutes == 0 ? string.Empty : $":{Math.Abs(offset.Minutes).ToString("00", CultureInfo.InvariantCulture)}";
        return $"UTC{(offset < TimeSpan.Zero ? "−" : "+")}{Math.Abs(offset.Hours).ToString(CultureInfo.InvariantCulture)}{minutes}";
    }
}
