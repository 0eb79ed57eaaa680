using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BasiqAdmin.Services.Data.Sqlite;

/// <summary>
/// When the data of connections was last fetched with success: the end of the newest job that succeeded, or Basiq's own mark of the connection where that is later
/// and does not stem from a job that failed. Kept in the connection's record, so that every page, list and export has the one value and lists can be sorted by it.
/// </summary>
internal static class DataAsOfSql
{
    // The mark is set around the end of a job, by another of Basiq's clocks: two minutes.
    private const string SameVisitMilliseconds = "120000";

    private const string Update = $"""
        UPDATE "Connections" SET "DataAsOf" = NULLIF(MAX(
            COALESCE((SELECT MAX(COALESCE(job."UpdatedAt", job."CreatedAt")) FROM "Jobs" AS job
                WHERE job."ConnectionId" = "Connections"."Id" AND job."Status" = '{nameof(JobStatus.Succeeded)}'), 0),
            CASE WHEN EXISTS (SELECT 1 FROM "Jobs" AS job
                WHERE job."ConnectionId" = "Connections"."Id" AND job."Status" = '{nameof(JobStatus.Failed)}'
                    AND "Connections"."LastUsedAt" BETWEEN job."CreatedAt" - {SameVisitMilliseconds} AND COALESCE(job."UpdatedAt", job."CreatedAt") + {SameVisitMilliseconds})
            THEN 0 ELSE COALESCE("Connections"."LastUsedAt", 0) END), 0)
        """;

    private const string UpdateOfUser = $$"""{{Update}} WHERE "UserId" = {0}""";

    /// <summary>Works it out anew for a user's connections; call it in the transaction that stored jobs or connections of the user.</summary>
    public static Task<int> UpdateDataAsOfAsync(this AdminContext context, UserId userId, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlRawAsync(UpdateOfUser, [userId.Value], cancellationToken);

    internal static void FillDataAsOf(this MigrationBuilder migration) => migration.Sql(Update);

    internal static void CreateDataAsOfIndex(this MigrationBuilder migration)
    {
        migration.Sql("""DROP INDEX IF EXISTS "IX_Connections_LastUsed";""");
        migration.Sql($"""CREATE INDEX "IX_Connections_DataAsOf" ON "Connections" (COALESCE("DataAsOf", {SortIndexSql.Never.ToUnixTimeMilliseconds()}), "Key");""");
    }

    internal static void DropDataAsOfIndex(this MigrationBuilder migration)
    {
        migration.Sql("""DROP INDEX IF EXISTS "IX_Connections_DataAsOf";""");
        migration.Sql($"""CREATE INDEX "IX_Connections_LastUsed" ON "Connections" (COALESCE("LastUsedAt", {SortIndexSql.Never.ToUnixTimeMilliseconds()}), "Key");""");
    }
}
