using System.Text.RegularExpressions;

namespace BasiqAdmin.Services.ErrorLog;

/// <summary>
/// Takes out of a text what must never be stored with an error: e-mail addresses, phone numbers and anything that looks like a token or key.
/// Our own code logs none of them; this is for what frameworks and libraries write.
/// </summary>
internal static partial class SafeText
{
    private const int LongestText = 4000;

    /// <summary><paramref name="text"/> without personal details and secrets, cut to a length that a page can show.</summary>
    public static string Of(string text)
    {
        var cut = text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText), "…");
        cut = Email().Replace(cut, "[e-mail]");
        cut = Credentials().Replace(cut, "${scheme} [secret]");
        cut = WebToken().Replace(cut, "[secret]");
        return Phone().Replace(cut, "[phone]");
    }

    [GeneratedRegex(@"[\w.+'-]+@[\w-]+(\.[\w-]+)+", RegexOptions.ExplicitCapture, 250)]
    private static partial Regex Email();

    [GeneratedRegex(@"\b(?<scheme>Basic|Bearer)\s+[A-Za-z0-9+/=._~-]{8,}", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 250)]
    private static partial Regex Credentials();

    [GeneratedRegex(@"\beyJ[\w-]+\.[\w-]+(\.[\w-]*)?", RegexOptions.ExplicitCapture, 250)]
    private static partial Regex WebToken();

    // International form, or an Australian mobile; ids and ports are left alone.
    [GeneratedRegex(@"(?<![\w-])(\+\d[\d ]{7,14}\d|04\d{2} ?\d{3} ?\d{3})(?![\w-])", RegexOptions.ExplicitCapture, 250)]
    private static partial Regex Phone();
}
