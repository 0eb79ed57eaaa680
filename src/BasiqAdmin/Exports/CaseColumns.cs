using System.Globalization;
using BasiqAdmin.Services.FailedJobs;

namespace BasiqAdmin.Exports;

/// <summary>The cases of failed jobs as a file; the user by id only.</summary>
internal static class CaseColumns
{
    public static IReadOnlyList<CsvColumn<CaseRow>> All { get; } =
    [
        new("case", row => row.Number.ToString(CultureInfo.InvariantCulture)),
        new("state", row => row.State.ToString()),
        new("mustAct", row => row.Owner.ToString()),
        new("cause", row => row.Cause.ToString()),
        new("title", row => row.Title),
        new("institutionId", row => row.InstitutionId?.Value),
        new("institution", row => row.BankName),
        new("method", row => row.Method.Value),
        new("step", row => row.Step),
        new("code", row => row.Code),
        new("failures", row => row.Failures.ToString(CultureInfo.InvariantCulture)),
        new("firstFailedAt", row => CsvFile.Moment(row.FirstFailedAt)),
        new("lastFailedAt", row => CsvFile.Moment(row.LastFailedAt)),
        new("assignee", row => row.AssigneeName),
        new("snoozedUntil", row => row.SnoozedForBank ? "bank recovers" : CsvFile.Moment(row.SnoozedUntil)),
        new("resolvedAt", row => CsvFile.Moment(row.ResolvedAt)),
        new("resolvedHow", row => row.ResolvedHow?.ToString()),
        new("resolvedBy", row => row.ResolvedBy),
        new("resolution", row => row.Resolution),
        new("userId", row => row.UserId.Value),
        new("connectionId", row => row.ConnectionId?.Value),
        new("jobId", row => row.JobId.Value),
    ];
}
