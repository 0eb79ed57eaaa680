using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BasiqAdmin.Services.Data.Migrations
{
    /// <inheritdoc />
    public partial class Insights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Jobs_Outcomes",
                table: "Jobs",
                columns: new[] { "Status", "CreatedAt", "InstitutionId", "Owner", "Cause", "UserId", "ConnectionId" });

            migrationBuilder.CreateIndex(
                name: "IX_FailedJobCases_OpenedAt",
                table: "FailedJobCases",
                column: "OpenedAt");

            migrationBuilder.CreateIndex(
                name: "IX_CaseEvents_Kind_At_ActorId_ActorName",
                table: "CaseEvents",
                columns: new[] { "Kind", "At", "ActorId", "ActorName" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Jobs_Outcomes",
                table: "Jobs");

            migrationBuilder.DropIndex(
                name: "IX_FailedJobCases_OpenedAt",
                table: "FailedJobCases");

            migrationBuilder.DropIndex(
                name: "IX_CaseEvents_Kind_At_ActorId_ActorName",
                table: "CaseEvents");
        }
    }
}
