using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BasiqAdmin.Services.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class FieldFaults : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.ComputeInboxPlaces();

            migrationBuilder.AddColumn<long>(
                name: "DataAsOf",
                table: "Connections",
                type: "INTEGER",
                nullable: true);
            migrationBuilder.FillDataAsOf();
            migrationBuilder.CreateDataAsOfIndex();

            migrationBuilder.AddColumn<string>(
                name: "BusinessName",
                table: "DirectoryUsers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SearchVersion",
                table: "DirectoryUsers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_DirectoryUsers_SearchVersion",
                table: "DirectoryUsers",
                column: "SearchVersion");

            // Basiq may hold the name in one field, which the version before did not read: these users are read again at once, all others within a day.
            migrationBuilder.Sql("""UPDATE "DirectoryUsers" SET "NextSyncAt" = 0 WHERE "State" = 'Known' AND "Name" IS NULL;""");

            migrationBuilder.AddColumn<string>(
                name: "NewestJobBefore",
                table: "Refreshes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "JobsFailures",
                table: "DirectoryUsers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "JobsTryAgainAt",
                table: "DirectoryUsers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_DirectoryUsers_JobsTryAgainAt",
                table: "DirectoryUsers",
                column: "JobsTryAgainAt",
                filter: "\"JobsTryAgainAt\" IS NOT NULL");

            migrationBuilder.AddColumn<int>(
                name: "ConnectionsEnding",
                table: "DirectoryUsers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_DirectoryUsers_ConnectionsEnding_Key",
                table: "DirectoryUsers",
                columns: new[] { "ConnectionsEnding", "Key" });

            // Both were one count before.
            migrationBuilder.Sql(
                """
                UPDATE "DirectoryUsers" SET "ConnectionsEnding" = (SELECT COUNT(*) FROM "Connections" AS connection
                    WHERE connection."UserId" = "DirectoryUsers"."Id" AND connection."Status" = 'active'
                        AND connection."ExpiresAt" > unixepoch() * 1000 AND connection."ExpiresAt" <= (unixepoch() + 604800) * 1000);
                UPDATE "DirectoryUsers" SET "ConnectionsInTrouble" = MAX(0, "ConnectionsInTrouble" - "ConnectionsEnding");
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_DirectoryUsers_ConnectionsEnding_Key",
                table: "DirectoryUsers");

            migrationBuilder.DropColumn(
                name: "ConnectionsEnding",
                table: "DirectoryUsers");

            migrationBuilder.DropIndex(
                name: "IX_DirectoryUsers_JobsTryAgainAt",
                table: "DirectoryUsers");

            migrationBuilder.DropColumn(
                name: "NewestJobBefore",
                table: "Refreshes");

            migrationBuilder.DropColumn(
                name: "JobsFailures",
                table: "DirectoryUsers");

            migrationBuilder.DropColumn(
                name: "JobsTryAgainAt",
                table: "DirectoryUsers");

            migrationBuilder.DropIndex(
                name: "IX_DirectoryUsers_SearchVersion",
                table: "DirectoryUsers");

            migrationBuilder.DropColumn(
                name: "BusinessName",
                table: "DirectoryUsers");

            migrationBuilder.DropColumn(
                name: "SearchVersion",
                table: "DirectoryUsers");

            migrationBuilder.DropDataAsOfIndex();
            migrationBuilder.DropColumn(
                name: "DataAsOf",
                table: "Connections");

            // The places before followed from positions in the code of that version, which nobody needs back.
        }
    }
}
