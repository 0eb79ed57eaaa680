using System.Data.Common;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.ErrorLog;

/// <summary>
/// Takes out of a text what must never be stored with an error: e-mail addresses, phone numbers and anything that looks like a token or key.
/// Our own code logs none of them; this is for what frameworks and libraries write.
/// </summary>
internal static partial class SafeText
{
    private const int LongestText = 4000;

    // Far more than is kept, so that a detail where the text is cut is still recognised.
    private const int LongestRead = 8000;

    /// <summary><paramref name="text"/> without personal details and secrets, cut to a length that a page can show.</summary>
    public static string Of(string text)
    {
        var safe = Email().Replace(WholeWords(text), "[e-mail]");
        safe = Credentials().Replace(safe, "${scheme} [secret]");
        safe = WebToken().Replace(safe, "[secret]");
        return Cut(Phone().Replace(safe, "[phone]"), LongestText, "…");
    }

    // Half a detail would not be recognised, so the reading ends with a word.
    private static string WholeWords(string text) => text.Length <= LongestRead ? text : text[..Math.Max(0, text.LastIndexOf(' ', LongestRead))];

    private static string Cut(string text, int length, string end) => text.Length <= length ? text : string.Concat(text.AsSpan(0, length), end);

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

/// <summary>
/// An exception as it is stored: types and stack always, the message only of types whose messages are known to hold no data of people.
/// A parse error, for one, quotes what it could not parse.
/// </summary>
internal static class ExceptionText
{
    private const int LongestStack = 8000;

    /// <summary>The exception and what caused it, outermost first.</summary>
    public static string Describe(Exception exception)
    {
        var text = new StringBuilder();
        for (var current = exception; current is not null; current = current.InnerException)
        {
            text.Append(text.Length == 0 ? string.Empty : "caused by ").Append(current.GetType().FullName).Append(": ").Append(MessageOf(current)).Append('\n');
        }

        var stack = exception.StackTrace ?? string.Empty;
        return text.Append(stack.Length <= LongestStack ? stack : stack[..LongestStack]).ToString().TrimEnd();
    }

    private static string MessageOf(Exception exception) => HasSafeMessage(exception) ? SafeText.Of(exception.Message) : "(message withheld)";

    private static bool HasSafeMessage(Exception exception) =>
        exception is DbException or DbUpdateException or SocketException or HttpRequestException or TimeoutException or OperationCanceledException or ObjectDisposedException
        || exception.GetType().FullName?.StartsWith("BasiqAdmin.", StringComparison.Ordinal) == true;
}
