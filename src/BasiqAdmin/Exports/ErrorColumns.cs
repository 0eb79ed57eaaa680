using System.Globalization;
using BasiqAdmin.Services.ErrorLog;

namespace BasiqAdmin.Exports;

/// <summary>The error log as a file.</summary>
internal static class ErrorColumns
{
    public static IReadOnlyList<CsvColumn<ErrorRow>> All { get; } =
    [
        new("at", row => CsvFile.Moment(row.At)),
        new("level", row => row.Level),
        new("category", row => row.Category),
        new("event", row => row.EventId.ToString(CultureInfo.InvariantCulture)),
        new("message", row => row.Message),
        new("userId", row => row.UserId),
        new("connectionId", row => row.ConnectionId),
        new("jobId", row => row.JobId),
        new("correlationId", row => row.CorrelationId),
        new("traceId", row => row.TraceId),
    ];
}
