using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BasiqAdmin.Services.Data.Migrations
{
    /// <inheritdoc />
    public partial class UsersEnding : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }
    }
}
