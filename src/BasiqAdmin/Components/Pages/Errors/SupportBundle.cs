using System.Globalization;
using System.Text;
using BasiqAdmin.Services.ErrorLog;

namespace BasiqAdmin.Components.Pages.Errors;

/// <summary>What support at Basiq needs to find a case: ids, UTC times and a code. No message, no exception text, no personal data.</summary>
public static class SupportBundle
{
    public static string Of(ErrorRow row)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"at: {row.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\n");
        text.Append(CultureInfo.InvariantCulture, $"level: {row.Level}\n");
        text.Append(CultureInfo.InvariantCulture, $"code: {row.Category}/{row.EventId}\n");
        Append(text, "userId", row.UserId);
        Append(text, "connectionId", row.ConnectionId);
        Append(text, "jobId", row.JobId);
        Append(text, "correlationId", row.CorrelationId);
        Append(text, "traceId", row.TraceId);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string name, string? value)
    {
        if (value is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\n");
        }
    }
}
