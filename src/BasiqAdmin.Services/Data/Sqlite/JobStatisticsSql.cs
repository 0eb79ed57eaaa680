using Microsoft.EntityFrameworkCore.Migrations;

namespace BasiqAdmin.Services.Data.Sqlite;

/// <summary>
/// What SQLite's planner has to know of the jobs, in the table that ANALYZE would fill: that few statuses are shared by all jobs. Without it a status is as good a choice
/// as a user or a connection, and one connection's jobs are looked for among all that succeeded.
/// </summary>
internal static class JobStatisticsSql
{
    internal static void WriteJobStatistics(this MigrationBuilder migration)
    {
        // Makes the table where there is none yet.
        migration.Sql("ANALYZE sqlite_schema;");
        migration.Sql("DELETE FROM sqlite_stat1 WHERE tbl = 'Jobs';");

        // Rows, then how many of them share the first column of the index, the first two, and so on.
        migration.Sql("""
            INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
                ('Jobs', 'IX_Jobs_Status_CreatedAt', '1000000 250000 1'),
                ('Jobs', 'IX_Jobs_Outcomes', '1000000 250000 1 1 1 1 1 1');
            """);
        migration.Sql("ANALYZE sqlite_schema;");
    }

    internal static void RemoveJobStatistics(this MigrationBuilder migration)
    {
        migration.Sql("DELETE FROM sqlite_stat1 WHERE tbl = 'Jobs';");
        migration.Sql("ANALYZE sqlite_schema;");
    }
}
