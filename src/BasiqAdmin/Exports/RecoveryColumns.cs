using System.Globalization;
using BasiqAdmin.Services.Recovery;

namespace BasiqAdmin.Exports;

/// <summary>The recovery queue as a file.</summary>
internal static class RecoveryColumns
{
    public static IReadOnlyList<CsvColumn<RecoveryRow>> All { get; } =
    [
        new("ticket", row => row.Key.ToString(CultureInfo.InvariantCulture)),
        new("state", row => row.State.ToString()),
        new("reason", row => row.Reason),
        new("turnAt", row => CsvFile.Moment(row.TurnAt)),
        new("tries", row => row.Attempts.ToString(CultureInfo.InvariantCulture)),
        new("sentAt", row => CsvFile.Moment(row.SentAt)),
        new("endedAt", row => CsvFile.Moment(row.EndedAt)),
        new("bank", row => row.BankName),
        new("institutionId", row => row.InstitutionId.Value),
        new("method", row => row.Method.Value),
        new("userId", row => row.UserId.Value),
        new("connectionId", row => row.ConnectionId.Value),
        new("jobId", row => row.JobId?.Value),
        new("case", row => row.CaseNumber?.ToString(CultureInfo.InvariantCulture)),
        new("queuedBy", row => row.QueuedByName),
        new("queuedAt", row => CsvFile.Moment(row.QueuedAt)),
    ];
}
