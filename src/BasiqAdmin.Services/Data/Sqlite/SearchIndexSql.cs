using Microsoft.EntityFrameworkCore.Migrations;

namespace BasiqAdmin.Services.Data.Sqlite;

/// <summary>The full-text indexes of SQLite and the triggers that keep them in step; called by the migration that creates the tables.</summary>
/// <remarks>
/// Trigrams find any part of a text. The indexes hold no text of their own (external content), so that removing a user's
/// details removes them here as well; <c>secure-delete</c> would be the setting for it, but needs a newer SQLite than Debian's 3.40.
/// </remarks>
internal static class SearchIndexSql
{
    internal static void CreateSearchIndexes(this MigrationBuilder migration)
    {
        Create(migration, "UserSearch", "DirectoryUsers", "SearchText");
        Create(migration, "ConnectionSearch", "Connections", "Id");
    }

    private static void Create(MigrationBuilder migration, string index, string table, string column)
    {
        migration.Sql($"""CREATE VIRTUAL TABLE "{index}" USING fts5("{column}", content="{table}", content_rowid="Key", tokenize="trigram", detail="full", columnsize=0);""");
        migration.Sql($"""
            CREATE TRIGGER "{index}_insert" AFTER INSERT ON "{table}" BEGIN
                INSERT INTO "{index}"(rowid, "{column}") VALUES (new."Key", new."{column}");
            END;
            """);
        migration.Sql($"""
            CREATE TRIGGER "{index}_delete" AFTER DELETE ON "{table}" BEGIN
                INSERT INTO "{index}"("{index}", rowid, "{column}") VALUES ('delete', old."Key", old."{column}");
            END;
            """);
        migration.Sql($"""
            CREATE TRIGGER "{index}_update" AFTER UPDATE OF "{column}" ON "{table}" WHEN old."{column}" IS NOT new."{column}" BEGIN
                INSERT INTO "{index}"("{index}", rowid, "{column}") VALUES ('delete', old."Key", old."{column}");
                INSERT INTO "{index}"(rowid, "{column}") VALUES (new."Key", new."{column}");
            END;
            """);
    }
}
