using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BasiqAdmin.Services.Data.Migrations
{
    /// <inheritdoc />
    public partial class UserSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_DirectoryUsers_SearchVersion",
                table: "DirectoryUsers");

            migrationBuilder.DropColumn(
                name: "BusinessName",
                table: "DirectoryUsers");

            migrationBuilder.DropColumn(
                name: "SearchVersion",
                table: "DirectoryUsers");
        }
    }
}
