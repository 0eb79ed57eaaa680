using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BasiqAdmin.Services.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class WorkOfTheTeam : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ResolutionReason",
                table: "FailedJobCases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Undo",
                table: "FailedJobCases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Attention",
                table: "DirectoryUsers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "BasiqReports",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    ConnectionId = table.Column<string>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<string>(type: "TEXT", nullable: true),
                    JobId = table.Column<string>(type: "TEXT", nullable: true),
                    CaseNumber = table.Column<long>(type: "INTEGER", nullable: true),
                    Ticket = table.Column<string>(type: "TEXT", nullable: true),
                    ActorId = table.Column<string>(type: "TEXT", nullable: false),
                    ActorName = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BasiqReports", x => x.Key);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_Outcomes",
                table: "Jobs",
                columns: new[] { "Status", "CreatedAt", "InstitutionId", "Owner", "Cause", "UserId", "ConnectionId" });

            migrationBuilder.CreateIndex(
                name: "IX_FailedJobCases_OpenedAt_Cause",
                table: "FailedJobCases",
                columns: new[] { "OpenedAt", "Cause" });

            migrationBuilder.CreateIndex(
                name: "IX_DirectoryUsers_Attention_Key",
                table: "DirectoryUsers",
                columns: new[] { "Attention", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseEvents_Kind_At_ActorId_ActorName",
                table: "CaseEvents",
                columns: new[] { "Kind", "At", "ActorId", "ActorName" });

            migrationBuilder.CreateIndex(
                name: "IX_BasiqReports_At",
                table: "BasiqReports",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_BasiqReports_ConnectionId_At",
                table: "BasiqReports",
                columns: new[] { "ConnectionId", "At" });

            migrationBuilder.FollowAttention();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UnfollowAttention();

            migrationBuilder.DropTable(
                name: "BasiqReports");

            migrationBuilder.DropIndex(
                name: "IX_Jobs_Outcomes",
                table: "Jobs");

            migrationBuilder.DropIndex(
                name: "IX_FailedJobCases_OpenedAt_Cause",
                table: "FailedJobCases");

            migrationBuilder.DropIndex(
                name: "IX_DirectoryUsers_Attention_Key",
                table: "DirectoryUsers");

            migrationBuilder.DropIndex(
                name: "IX_CaseEvents_Kind_At_ActorId_ActorName",
                table: "CaseEvents");

            migrationBuilder.DropColumn(
                name: "ResolutionReason",
                table: "FailedJobCases");

            migrationBuilder.DropColumn(
                name: "Undo",
                table: "FailedJobCases");

            migrationBuilder.DropColumn(
                name: "Attention",
                table: "DirectoryUsers");
        }
    }
}
