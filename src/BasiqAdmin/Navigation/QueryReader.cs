using System.Globalization;
using BasiqAdmin.Services.Paging;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace BasiqAdmin.Navigation;

/// <summary>Reads single values out of an address's query string; null for what is absent, empty or malformed.</summary>
internal sealed class QueryReader(string uri)
{
    private readonly Dictionary<string, StringValues> _values = QueryHelpers.ParseQuery(QueryOf(uri));

    public string? Text(string key) =>
        _values.TryGetValue(key, out var values) && values[^1] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    public string? SearchText() => HiddenText.Reveal(Text(QueryKeys.Text));

    public int? Number(string key) =>
        int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool Flag(string key) => string.Equals(Text(key), "1", StringComparison.Ordinal);

    public TEnum? Choice<TEnum>(string key)
        where TEnum : struct, Enum =>
        Enum.TryParse<TEnum>(Text(key), ignoreCase: true, out var choice) && Enum.IsDefined(choice) ? choice : null;

    public DateTimeOffset? Moment(string key) =>
        DateTimeOffset.TryParse(Text(key), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    public PageRequest Page()
    {
        var size = Number(QueryKeys.Size) is { } asked && PageRequest.Sizes.Contains(asked) ? asked : PageRequest.Sizes[0];
        return new PageRequest(size, Text(QueryKeys.Cursor), Text(QueryKeys.Sort), Flag(QueryKeys.Descending));
    }

    private static string QueryOf(string uri)
    {
        var address = uri.Split('#', 2)[0];
        var start = address.IndexOf('?', StringComparison.Ordinal);
        return start < 0 ? string.Empty : address[start..];
    }
}
