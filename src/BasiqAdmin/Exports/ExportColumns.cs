using System.Globalization;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.ErrorLog;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Recovery;
using BasiqAdmin.Services.Refreshes;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Exports;

/// <summary>The directory as a file. Personal details stay masked: a file is out of this app's sight.</summary>
internal static class UserColumns
{
    public static IReadOnlyList<CsvColumn<UserRow>> All { get; } =
    [
        new("userId", row => row.Id.Value),
        new("name", row => row.Masked.Name),
        new("email", row => row.Masked.Email),
        new("mobile", row => row.Masked.Mobile),
        new("state", row => row.State.ToString()),
        new("connections", row => row.Connections.ToString(CultureInfo.InvariantCulture)),
        new("connectionsFailing", row => row.ConnectionsInTrouble.ToString(CultureInfo.InvariantCulture)),
        new("connectionsEndingSoon", row => row.ConnectionsEnding.ToString(CultureInfo.InvariantCulture)),
        new("firstSeenAt", row => CsvFile.Moment(row.FirstSeenAt)),
        new("lookedUpAt", row => CsvFile.Moment(row.SyncedAt)),
    ];
}

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
