using System.Globalization;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Navigation;

/// <summary>The names of query-string parameters that lists share.</summary>
internal static class QueryKeys
{
    public const string Text = "q";
    public const string Sort = "sort";
    public const string Descending = "desc";
    public const string Size = "size";
    public const string Cursor = "at";

    public static IEnumerable<KeyValuePair<string, string?>> Of(PageRequest page) =>
    [
        new(Sort, page.Sort),
        new(Descending, Flag(page.Descending)),
        new(Size, page.Size == PageRequest.Sizes[0] ? null : page.Size.ToString(CultureInfo.InvariantCulture)),
        new(Cursor, page.Cursor),
    ];

    public static KeyValuePair<string, string?> SearchText(string? text) => new(Text, HiddenText.Hide(text));

    public static string? Flag(bool value) => value ? "1" : null;

    public static string? Name<TEnum>(TEnum? value)
        where TEnum : struct, Enum => value?.ToString().ToLowerInvariant();

    /// <summary>What a value names; null for what is absent or made up.</summary>
    public static TEnum? Choice<TEnum>(string? value)
        where TEnum : struct, Enum => Enum.TryParse<TEnum>(value, ignoreCase: true, out var choice) && Enum.IsDefined(choice) ? choice : null;

    public static string? Moment(DateTimeOffset? value) => value?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
