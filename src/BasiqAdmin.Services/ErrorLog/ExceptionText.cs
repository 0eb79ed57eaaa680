using System.Data.Common;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.ErrorLog;

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
