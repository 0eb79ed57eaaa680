using System.Globalization;
using BasiqAdmin.Services.Connectors;

namespace BasiqAdmin.Exports;

/// <summary>Connectors as a file; shares are 0 to 1, empty where there is nothing to judge by.</summary>
internal static class ConnectorColumns
{
    public static IReadOnlyList<CsvColumn<ConnectorRow>> All { get; } =
    [
        new("institutionId", row => row.Connector.Id.Value),
        new("institution", row => row.Connector.Name),
        new("method", row => row.Connector.Method.Value),
        new("status", row => row.Connector.Status.Value),
        new("statusSince", row => CsvFile.Moment(row.SinceAt)),
        new("stage", row => row.Connector.Stage.Value),
        new("tier", row => row.Connector.Tier),
        new("country", row => row.Connector.Country),
        new("averageVerifyCredentialsMs", row => Milliseconds(row.Connector.Stats?.VerifyCredentials)),
        new("averageRetrieveAccountsMs", row => Milliseconds(row.Connector.Stats?.RetrieveAccounts)),
        new("averageRetrieveTransactionsMs", row => Milliseconds(row.Connector.Stats?.RetrieveTransactions)),
        new("averageRetrieveMetaMs", row => Milliseconds(row.Connector.Stats?.RetrieveMeta)),
        new("averageTotalMs", row => Milliseconds(row.Connector.Stats?.Total)),
        new("success24h", row => Share(row.LastDay.Share)),
        new("jobs24h", row => Number(row.LastDay.Succeeded + row.LastDay.Failed)),
        new("success7d", row => Share(row.LastWeek.Share)),
        new("jobs7d", row => Number(row.LastWeek.Succeeded + row.LastWeek.Failed)),
        new("customersOwnErrors7d", row => Number(row.LastWeek.ByCustomer)),
        new("connections", row => Number(row.Connections)),
        new("openCases", row => Number(row.Cases.Open)),
        new("snoozedCases", row => Number(row.Cases.Snoozed)),
        new("historyDays", row => Number(row.History.Days.Count)),
        new("uptime", row => Share(row.History.Whole.Uptime)),
        new("watched", row => Share(row.History.Whole.WatchedShare)),
        new("usersAffected", row => Number(row.Cases.UsersAffected)),
        new("failsUnannounced", row => row.FailsUnannounced ? "yes" : "no"),
    ];

    private static string? Milliseconds(TimeSpan? time) => time?.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);

    private static string? Share(double? share) => share?.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
