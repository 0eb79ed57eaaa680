using System.Globalization;
using BasiqAdmin.Services.Refreshes;

namespace BasiqAdmin.Exports;

/// <summary>Connections refreshed by hand as a file; the user by id only.</summary>
internal static class FrequentRefreshColumns
{
    public static IReadOnlyList<CsvColumn<FrequentRefreshRow>> All { get; } =
    [
        new("connectionId", row => row.ConnectionId.Value),
        new("userId", row => row.UserId.Value),
        new("institutionId", row => row.InstitutionId?.Value),
        new("institution", row => row.InstitutionName),
        new("method", row => row.Method.Value),
        new("refreshesIn28Days", row => row.Refreshes.ToString(CultureInfo.InvariantCulture)),
        new("people", row => row.People.ToString(CultureInfo.InvariantCulture)),
        new("lastRefreshAt", row => CsvFile.Moment(row.LastAt)),
    ];
}
