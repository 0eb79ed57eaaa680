using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BasiqAdmin.Services.Data.Migrations
{
    /// <inheritdoc />
    public partial class VisitsAndRefreshes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
        }
    }
}
