using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BasiqAdmin.Services.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DirectoryUsers",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: true),
                    Email = table.Column<string>(type: "TEXT", nullable: true),
                    Mobile = table.Column<string>(type: "TEXT", nullable: true),
                    SortName = table.Column<string>(type: "TEXT", nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    FirstSeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SyncedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    NextSyncAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SyncFailures = table.Column<int>(type: "INTEGER", nullable: false),
                    Connections = table.Column<int>(type: "INTEGER", nullable: false),
                    ConnectionsInTrouble = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DirectoryUsers", x => x.Key);
                    table.UniqueConstraint("AK_DirectoryUsers_Id", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WorkerRuns",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Worker = table.Column<string>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Handled = table.Column<int>(type: "INTEGER", nullable: false),
                    Failed = table.Column<int>(type: "INTEGER", nullable: false),
                    Error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkerRuns", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Connections",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<string>(type: "TEXT", nullable: true),
                    Method = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastUsedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SyncedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Connections", x => x.Key);
                    table.ForeignKey(
                        name: "FK_Connections_DirectoryUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "DirectoryUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_ExpiresAt_Key",
                table: "Connections",
                columns: new[] { "ExpiresAt", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_Id",
                table: "Connections",
                column: "Id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Connections_InstitutionId_Key",
                table: "Connections",
                columns: new[] { "InstitutionId", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_LastUsedAt_Key",
                table: "Connections",
                columns: new[] { "LastUsedAt", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_Status_Key",
                table: "Connections",
                columns: new[] { "Status", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_UserId",
                table: "Connections",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_DirectoryUsers_ConnectionsInTrouble_Key",
                table: "DirectoryUsers",
                columns: new[] { "ConnectionsInTrouble", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_DirectoryUsers_Connections_Key",
                table: "DirectoryUsers",
                columns: new[] { "Connections", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_DirectoryUsers_NextSyncAt",
                table: "DirectoryUsers",
                column: "NextSyncAt");

            migrationBuilder.CreateIndex(
                name: "IX_DirectoryUsers_SortName_Key",
                table: "DirectoryUsers",
                columns: new[] { "SortName", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_DirectoryUsers_State_Key",
                table: "DirectoryUsers",
                columns: new[] { "State", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkerRuns_Worker_Key",
                table: "WorkerRuns",
                columns: new[] { "Worker", "Key" });
            migrationBuilder.CreateSearchIndexes();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Connections");

            migrationBuilder.DropTable(
                name: "WorkerRuns");

            migrationBuilder.DropTable(
                name: "DirectoryUsers");
        }
    }
}
