using System.Globalization;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BasiqAdmin.Services.Data.Sqlite;

/// <summary>
/// Gives every case its place in the inbox by the numbers that owners and causes have for good; called by the migration of that name.
/// Before, places came from positions in the code, which moved when a cause was inserted. The numbers are written out here, because a released
/// migration must do the same for ever.
/// </summary>
internal static class InboxPlaceSql
{
    private static readonly string[] Owners = ["Customer", "Bank", "Basiq", "Us"];

    private static readonly string[] Causes =
    [
        "WrongLogin", "AccountLocked", "UnsupportedSecurity", "MessageAtBank", "AuthorisationDeclined", "ChallengeUnanswered", "ChallengeWaiting", "BankDown",
        "BankRecovered", "BankUnavailableRetried", "BankUnavailable", "BankUnavailableAtSetUp", "KeepsFailing", "BankMaintenance", "BasiqUnavailable",
        "ConnectorBroken", "BankNotOffered", "ConnectionUnusable", "TimedOut", "UnknownToBasiq", "TooManyRequests", "StatementUnreadable",
        "StatementUnsupported", "StatementNew", "FileLayout", "FileContradicts", "UnknownCode", "UnderWay", "Paused", "Stuck", "ConnectionInvalid",
        "SettingUp", "LeftUnfinished", "ConnectionDeleted", "ConnectionRevoked", "ArrangementExpired", "UnknownConnectionState", "ConsentRevoked",
        "ConsentExpired", "UnknownConsentState", "BankFailedAtSignIn", "IncompleteData", "CustomerConnecting", "SetUpUnfinished", "Superseded", "AccountNotUpdated",
        "UnknownJobState", "DataPurged", "NotKnown", "EndsSoon",
    ];

    internal static void ComputeInboxPlaces(this MigrationBuilder migration) => migration.Sql(
        $"""
         UPDATE "FailedJobCases"
         SET "InboxPlace" = ({NumberOf("Owner", Owners, step: 1)} * 1000 + {NumberOf("Cause", Causes, step: 10)}) * 10000000000000 - "LastFailedAt";
         """);

    private static string NumberOf(string column, string[] names, int step)
    {
        var cases = names.Select((name, position) => string.Create(CultureInfo.InvariantCulture, $"WHEN '{name}' THEN {position * step}"));
        return $"""(CASE "{column}" {string.Join(' ', cases)} ELSE 0 END)""";
    }
}
