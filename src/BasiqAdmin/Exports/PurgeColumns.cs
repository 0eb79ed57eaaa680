using System.Globalization;
using BasiqAdmin.Services.Purges;

namespace BasiqAdmin.Exports;

/// <summary>Purges as a file.</summary>
internal static class PurgeColumns
{
    public static IReadOnlyList<CsvColumn<PurgeRow>> All { get; } =
    [
        new("purgeId", row => row.Id.ToString("D")),
        new("userId", row => row.UserId.Value),
        new("connectionId", row => row.ConnectionId.Value),
        new("institution", row => row.InstitutionName),
        new("state", row => row.State.ToString()),
        new("requestedBy", row => row.RequesterName),
        new("reason", row => row.Reason),
        new("requestedAt", row => CsvFile.Moment(row.RequestedAt)),
        new("settledAt", row => CsvFile.Moment(row.SettledAt)),
        new("accountsLeft", row => row.AccountsLeft?.ToString(CultureInfo.InvariantCulture)),
    ];
}
