using BasiqAdmin.Services.Connections;

namespace BasiqAdmin.Exports;

/// <summary>Connections as a file; the user by id only.</summary>
internal static class ConnectionColumns
{
    public static IReadOnlyList<CsvColumn<ConnectionRow>> All { get; } =
    [
        new("connectionId", row => row.Id.Value),
        new("userId", row => row.UserId.Value),
        new("institutionId", row => row.InstitutionId.Value),
        new("institution", row => row.InstitutionName),
        new("method", row => row.Method.Value),
        new("status", row => row.Status.Value),
        new("dataAsOf", row => CsvFile.Moment(row.DataAsOf)),
        new("purgedAt", row => CsvFile.Moment(row.PurgedAt)),
        new("expiresAt", row => CsvFile.Moment(row.ExpiresAt)),
        new("lookedAt", row => CsvFile.Moment(row.SyncedAt)),
    ];
}
