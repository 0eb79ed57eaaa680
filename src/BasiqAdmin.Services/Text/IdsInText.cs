using System.Globalization;
using System.Text.RegularExpressions;

namespace BasiqAdmin.Services.Text;

/// <summary>Finds Basiq's ids in whatever people copy them out of: links, JSON, formulas, lists, mails.</summary>
/// <remarks>Basiq's ids are UUIDs. Upper case is the same id; Basiq spells them in lower case.</remarks>
public static partial class IdsInText
{
    /// <summary>The ids of users in a text, in their order. Ids that the text itself calls another object's, such as a connection's, are left out.</summary>
    public static IEnumerable<string> OfUsers(string text) =>
        WholeId().Matches(PlainText.WithoutMarks(text)).Where(found => !found.Groups["other"].Success).Select(found => found.Groups["id"].Value.ToLowerInvariant());

    /// <summary>The one id that somebody means who pasted this: the last of a link, or the only one of the text; null when the text holds none or several.</summary>
    public static string? Meant(string text)
    {
        var plain = PlainText.WithoutMarks(text).Trim();
        if (LinkedId().Matches(plain) is [.., var last])
        {
            return Spelled(last.Groups["id"].Value);
        }

        return WholeId().Matches(plain).Select(found => found.Groups["id"].Value.ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList() is [var only] ? only : null;
    }

    private static string Spelled(string id) => WholeId().IsMatch(id) ? id.ToLowerInvariant() : id;

    [GeneratedRegex(
        """(?<other>(connection|job|account|consent|institution|event|transaction)s?([\s_-]?ids?)?["']?\s*[/:=]\s*["']?)?(?<![0-9A-Za-z_])(?<id>[0-9A-Fa-f]{8}-([0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12})(?![0-9A-Za-z_]|-[0-9A-Za-z])""",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex WholeId();

    [GeneratedRegex(
        @"(?<=^https?://\S*)/(users|connections|jobs)/(?<id>[0-9A-Za-z_-]{4,64})(?=[/?#\s]|$)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinkedId();
}

/// <summary>An id as somebody pastes it: from a mail or a sheet it brings white space along, and zero-width characters that nobody sees.</summary>
public static class PastedId
{
    /// <summary>The id without either; empty when nothing remains. White space within stays: that is no id, and whoever typed it should see so.</summary>
    public static string Of(string? text) =>
        string.Concat((text ?? "").Where(character => char.GetUnicodeCategory(character) != UnicodeCategory.Format)).Trim();
}
