using System.Globalization;
using System.Text;
using BasiqAdmin.Services.Paging;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace BasiqAdmin.Navigation;

/// <summary>
/// Reads single values out of an address's query string; null for what is absent, empty or malformed. An address can be typed, cut short or made up, so this is where every
/// value is brought to what a list can be asked for: texts of a sensible length without control characters, numbers up to a limit, moments of this century.
/// </summary>
internal sealed class QueryReader(string uri)
{
    private const int LongestText = 200;

    // A hidden text is several times as long as what it hides; a position in a list holds a value of its rows.
    private const int LongestHidden = 4000;
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2101, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, StringValues> _values = QueryHelpers.ParseQuery(QueryOf(uri));

    public string? Text(string key) => Clean(Raw(key));

    public string? SearchText() => Clean(HiddenText.Reveal(Raw(QueryKeys.Text)));

    /// <summary>A whole number from 0; one beyond <paramref name="most"/> counts as that.</summary>
    public int? Number(string key, int most = int.MaxValue) =>
        int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, most) : null;

    public bool Flag(string key) => string.Equals(Text(key), "1", StringComparison.Ordinal);

    public TEnum? Choice<TEnum>(string key)
        where TEnum : struct, Enum => QueryKeys.Choice<TEnum>(Text(key));

    public DateTimeOffset? Moment(string key) =>
        DateTimeOffset.TryParse(Text(key), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) && moment >= Earliest && moment < Latest ? moment : null;

    public PageRequest Page()
    {
        var size = Number(QueryKeys.Size) is { } asked && PageRequest.Sizes.Contains(asked) ? asked : PageRequest.Sizes[0];
        return new PageRequest(size, Raw(QueryKeys.Cursor), Text(QueryKeys.Sort), Flag(QueryKeys.Descending));
    }

    private string? Raw(string key) =>
        _values.TryGetValue(key, out var values) && values[^1]?.Trim() is { Length: > 0 and <= LongestHidden } text ? text : null;

    private static string? Clean(string? text)
    {
        if (text is null)
        {
            return null;
        }

        // By whole characters, so that none is cut in two; half of one becomes the sign for what cannot be read.
        var clean = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Where(rune => !Rune.IsControl(rune)))
        {
            if (clean.Length + rune.Utf16SequenceLength > LongestText)
            {
                break;
            }

            clean.Append(rune.ToString());
        }

        return clean.ToString().Trim() is { Length: > 0 } trimmed ? trimmed : null;
    }

    private static string QueryOf(string uri)
    {
        var address = uri.Split('#', 2)[0];
        var start = address.IndexOf('?', StringComparison.Ordinal);
        return start < 0 ? string.Empty : address[start..];
    }
}
