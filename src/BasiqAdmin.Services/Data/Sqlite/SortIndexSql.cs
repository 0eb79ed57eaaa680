using Microsoft.EntityFrameworkCore.Migrations;

namespace BasiqAdmin.Services.Data.Sqlite;

/// <summary>Indexes of expressions that lists are sorted by, which Entity Framework cannot declare; called by the first migration.</summary>
internal static class SortIndexSql
{
    /// <summary>Stands in for a time that is missing and sorts first.</summary>
    public static readonly DateTimeOffset Never = DateTimeOffset.UnixEpoch;

    /// <summary>Stands in for a time that is missing and sorts last.</summary>
    public static readonly DateTimeOffset NoEnd = DateTimeOffset.FromUnixTimeMilliseconds(253402300799999);

    internal static void CreateSortIndexes(this MigrationBuilder migration)
    {
        migration.Sql($"""CREATE INDEX "IX_Connections_LastUsed" ON "Connections" (COALESCE("LastUsedAt", {Never.ToUnixTimeMilliseconds()}), "Key");""");
        migration.Sql($"""CREATE INDEX "IX_Connections_Expires" ON "Connections" (COALESCE("ExpiresAt", {NoEnd.ToUnixTimeMilliseconds()}), "Key");""");
    }
}
