using System.Globalization;
using CsvHelper;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>Cases as a CSV file, written as they come. It holds ids and outcomes, no personal details.</summary>
public static class CaseExport
{
    private static readonly string[] Columns =
        ["case", "state", "whoMustAct", "cause", "bank", "institutionId", "method", "step", "code", "failures", "firstFailedAt", "lastFailedAt", "assignee", "snoozedUntil", "resolvedAt", "resolvedBy", "resolution", "userId", "connectionId", "jobId"];

    private static readonly CsvWriterOptions Csv = new() { Injection = CsvInjection.Escape, NewLine = "\n" };

    /// <summary>Writes CSV in UTF-8 with a header. Text that a spreadsheet would take for a formula is escaped.</summary>
    public static async Task WriteCsvAsync(IAsyncEnumerable<CaseRow> rows, Stream target, CancellationToken cancellationToken)
    {
        await using var csv = CsvWriter.Create(target, Csv, leaveOpen: true);
        await csv.WriteRecordAsync(Columns, cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            await csv.WriteRecordAsync([.. Fields(row).Select(field => field ?? "")], cancellationToken);
        }

        await csv.FlushAsync(cancellationToken);
    }

    private static string?[] Fields(CaseRow row) =>
    [
        row.Number.ToString(CultureInfo.InvariantCulture),
        row.State.ToString(),
        row.Owner.ToString(),
        row.Title,
        row.BankName,
        row.InstitutionId?.Value,
        row.Method.Value,
        row.Step,
        row.Code,
        row.Failures.ToString(CultureInfo.InvariantCulture),
        Time(row.FirstFailedAt),
        Time(row.LastFailedAt),
        row.AssigneeName,
        row.SnoozedForBank ? "bank recovers" : Time(row.SnoozedUntil),
        Time(row.ResolvedAt),
        row.ResolvedBy,
        row.Resolution,
        row.UserId.Value,
        row.ConnectionId?.Value,
        row.JobId.Value,
    ];

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
