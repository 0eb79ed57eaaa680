using System.Data.Common;
using System.Globalization;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Benchmarks;

/// <summary>Jobs and cases in bulk, the same for the same number: a job every half minute, every tenth failed, one case each; 24 % open, 6 % snoozed, the rest resolved.</summary>
internal static class InboxFiller
{
    private const int Users = 100_000;

    private static readonly (Cause Cause, string Code)[] Kinds =
    [
        (Cause.WrongLogin, "invalid-credentials"),
        (Cause.MessageAtBank, "account-not-accessible-requires-user-action"),
        (Cause.BankUnavailableRetried, "service-unavailable"),
        (Cause.AccountLocked, "invalid-credentials"),
        (Cause.AuthorisationDeclined, "authorization-failed"),
        (Cause.BankMaintenance, "maintenance"),
        (Cause.KeepsFailing, "service-unavailable"),
        (Cause.ConnectorBroken, "connector-error"),
        (Cause.UnknownToBasiq, "unknown-error"),
        (Cause.FileLayout, "invalid-csv-row"),
        (Cause.UnknownCode, "flux-error"),
    ];

    private static readonly string[] Steps = ["verify-credentials", "retrieve-accounts", "retrieve-transactions"];

    public static Cause CauseOf(int number) => Kinds[number % Kinds.Length].Cause;

    public static string CodeOf(int number) => Kinds[number % Kinds.Length].Code;

    public static string StepOf(int number) => Steps[number % Steps.Length];

    /// <summary>Two in five cases are given to one of twelve people.</summary>
    public static string AssigneeOf(int number) => number % 5 < 2 ? string.Create(CultureInfo.InvariantCulture, $"person-{number % 12}") : "";

    public static string UserOf(int number) => Uuid(number % Users, 1);

    public static async Task FillAsync(ServicesHost host, List<string> banks, int jobs)
    {
        await using var database = host.Database();
        await database.Database.OpenConnectionAsync();
        var connection = database.Database.GetDbConnection();
        await using var transaction = await connection.BeginTransactionAsync();
        var now = host.Clock.GetUtcNow();
        await InsertAsync(connection, transaction, "DirectoryUsers", Math.Min(Users, jobs), UserRow);
        await InsertAsync(connection, transaction, "Jobs", jobs, number => JobRow(number, jobs, banks, now));
        await InsertAsync(connection, transaction, "FailedJobCases", jobs / 10, number => CaseRow(number, jobs, banks, now));
        await transaction.CommitAsync();
    }

    private static Dictionary<string, object> UserRow(int number) => new(StringComparer.Ordinal)
    {
        ["Id"] = UserOf(number),
        ["Name"] = $"Person {number}",
        ["SortName"] = $"person {number}",
        ["SearchText"] = $" person {number} ",
        ["State"] = "Known",
        ["Source"] = "import",
        ["FirstSeenAt"] = 0L,
        ["NextSyncAt"] = 0L,
        ["SyncFailures"] = 0,
        ["Connections"] = 2,
        ["ConnectionsInTrouble"] = 0,
    };

    private static Dictionary<string, object> JobRow(int number, int jobs, List<string> banks, DateTimeOffset now)
    {
        var at = now.AddSeconds(-30.0 * (jobs - number));
        var row = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["Id"] = Uuid(number, 2),
            ["UserId"] = UserOf(number),
            ["ConnectionId"] = Uuid(number % (Users * 2), 3),
            ["InstitutionId"] = BankOf(number, banks),
            ["Status"] = number % 10 == 0 ? "Failed" : "Succeeded",
            ["CreatedAt"] = at.ToUnixTimeMilliseconds(),
            ["UpdatedAt"] = at.AddSeconds(40).ToUnixTimeMilliseconds(),
            ["FirstSeenAt"] = at.ToUnixTimeMilliseconds(),
            ["LastSeenAt"] = at.ToUnixTimeMilliseconds(),
        };
        if (number % 10 != 0)
        {
            return row.Concat(new Dictionary<string, object>(StringComparer.Ordinal) { ["FailedStep"] = DBNull.Value, ["Code"] = DBNull.Value, ["Cause"] = DBNull.Value, ["Owner"] = DBNull.Value, ["FailedDay"] = DBNull.Value })
                .ToDictionary(StringComparer.Ordinal);
        }

        row["FailedStep"] = StepOf(number / 10);
        row["Code"] = CodeOf(number / 10);
        row["Cause"] = CauseOf(number / 10).ToString();
        row["Owner"] = Diagnosis.OwnerOf(CauseOf(number / 10)).ToString();
        row["FailedDay"] = (int)(at - DateTimeOffset.UnixEpoch).TotalDays;
        return row;
    }

    private static Dictionary<string, object> CaseRow(int number, int jobs, List<string> banks, DateTimeOffset now)
    {
        var at = now.AddSeconds(-30.0 * (jobs - (number * 10)));
        var cause = CauseOf(number);
        var owner = Diagnosis.OwnerOf(cause);
        var bank = BankOf(number * 10, banks);
        var state = (number * 7 % 100) switch { < 24 => "Open", < 30 => "Snoozed", _ => "Resolved" };
        return new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["UserId"] = UserOf(number * 10),
            ["ConnectionId"] = Uuid(number, 4),
            ["InstitutionId"] = bank,
            ["Method"] = "web",
            ["Connector"] = $"{bank}/web",
            ["JobId"] = Uuid(number * 10, 2),
            ["Step"] = StepOf(number),
            ["Code"] = number % 5000 == 0 ? "rare-code" : CodeOf(number),
            ["Cause"] = cause.ToString(),
            ["Owner"] = owner.ToString(),
            ["InboxPlace"] = FailedJobCase.PlaceOf(owner, cause, at),
            ["JudgedAt"] = at.ToUnixTimeMilliseconds(),
            ["Failures"] = 1 + (number % 9),
            ["FirstFailedAt"] = at.AddHours(-(number % 9) * 2).ToUnixTimeMilliseconds(),
            ["LastFailedAt"] = at.ToUnixTimeMilliseconds(),
            ["OpenedAt"] = at.ToUnixTimeMilliseconds(),
            ["State"] = state,
            ["AssigneeId"] = AssigneeOf(number),
            ["SnoozedForBank"] = 0,
            ["Version"] = 0,
            ["ResolvedAt"] = state is "Resolved" ? at.AddHours(number % 50).ToUnixTimeMilliseconds() : DBNull.Value,
        };
    }

    private static async Task InsertAsync(DbConnection connection, DbTransaction transaction, string table, int count, Func<int, Dictionary<string, object>> row)
    {
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        var columns = row(0).Keys.ToList();
        insert.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", columns.Select(column => "@" + column))})";
        foreach (var column in columns)
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = "@" + column;
            insert.Parameters.Add(parameter);
        }

        for (var number = 0; number < count; number++)
        {
            var values = row(number);
            foreach (var column in columns)
            {
                insert.Parameters["@" + column].Value = values[column];
            }

            await insert.ExecuteNonQueryAsync();
        }
    }

    private static string BankOf(int number, List<string> banks) => banks[(int)(unchecked((uint)number * 2654435761u) % (uint)banks.Count)];

    private static string Uuid(int number, int kind)
    {
        var mixed = unchecked((uint)((number * 8) + kind) * 2654435761u);
        return string.Create(CultureInfo.InvariantCulture, $"{mixed:x8}-{number & 0xffff:x4}-4{kind:x3}-8{mixed % 4096:x3}-{number:x12}");
    }
}
