using Microsoft.EntityFrameworkCore.Migrations;

namespace BasiqAdmin.Services.Data.Sqlite;

/// <summary>Triggers that refuse to change or delete audit entries; called by the migration that creates the table.</summary>
/// <remarks>Whoever may write the file can still drop them: the hash chain is what shows that.</remarks>
internal static class AuditProtectionSql
{
    internal static void ProtectAudit(this MigrationBuilder migration)
    {
        Refuse(migration, "UPDATE", "changed");
        Refuse(migration, "DELETE", "deleted");
    }

    private static void Refuse(MigrationBuilder migration, string action, string participle) => migration.Sql($"""
        CREATE TRIGGER "AuditEntries_refuse_{action}" BEFORE {action} ON "AuditEntries" BEGIN
            SELECT RAISE(ABORT, 'Audit entries cannot be {participle}.');
        END;
        """);
}
