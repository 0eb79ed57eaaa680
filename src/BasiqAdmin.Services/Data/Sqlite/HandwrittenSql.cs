using Microsoft.EntityFrameworkCore.Migrations;

namespace BasiqAdmin.Services.Data.Sqlite;

/// <summary>What the first migration needs beyond tables.</summary>
internal static class HandwrittenSql
{
    internal static void AddHandwrittenSql(this MigrationBuilder migration)
    {
        migration.CreateSearchIndexes();
        migration.CreateSortIndexes();
        migration.ProtectAudit();
    }
}
