using BasiqAdmin.Services.Jobs;

namespace BasiqAdmin.Exports;

/// <summary>Jobs as a file; the user by id only.</summary>
internal static class JobColumns
{
    public static IReadOnlyList<CsvColumn<JobRow>> All { get; } =
    [
        new("jobId", row => row.Id.Value),
        new("userId", row => row.UserId.Value),
        new("connectionId", row => row.ConnectionId?.Value),
        new("institutionId", row => row.InstitutionId?.Value),
        new("institution", row => row.BankName),
        new("state", row => row.Status.ToString()),
        new("failedStep", row => row.FailedStep),
        new("code", row => row.Code),
        new("createdAt", row => CsvFile.Moment(row.CreatedAt)),
        new("updatedAt", row => CsvFile.Moment(row.UpdatedAt)),
        new("startedBy", row => row.StartedBy),
    ];
}
