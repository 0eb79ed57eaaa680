using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BasiqAdmin.Services.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ActorId = table.Column<string>(type: "TEXT", nullable: false),
                    ActorName = table.Column<string>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: true),
                    Action = table.Column<string>(type: "TEXT", nullable: false),
                    ObjectType = table.Column<string>(type: "TEXT", nullable: false),
                    ObjectId = table.Column<string>(type: "TEXT", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    Detail = table.Column<string>(type: "TEXT", nullable: true),
                    PreviousHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Sequence);
                });

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
                name: "ErrorEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Level = table.Column<string>(type: "TEXT", nullable: false),
                    Category = table.Column<string>(type: "TEXT", nullable: false),
                    EventId = table.Column<int>(type: "INTEGER", nullable: false),
                    Cause = table.Column<string>(type: "TEXT", nullable: false),
                    Message = table.Column<string>(type: "TEXT", nullable: false),
                    Exception = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<string>(type: "TEXT", nullable: true),
                    ConnectionId = table.Column<string>(type: "TEXT", nullable: true),
                    JobId = table.Column<string>(type: "TEXT", nullable: true),
                    CorrelationId = table.Column<string>(type: "TEXT", nullable: true),
                    TraceId = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ErrorEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PurgeRequests",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    ConnectionId = table.Column<string>(type: "TEXT", nullable: false),
                    InstitutionName = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    RequesterId = table.Column<string>(type: "TEXT", nullable: false),
                    RequesterName = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    RequestedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    PreCheck = table.Column<string>(type: "TEXT", nullable: false),
                    ApprovalPreCheck = table.Column<string>(type: "TEXT", nullable: true),
                    ApproverId = table.Column<string>(type: "TEXT", nullable: true),
                    ApproverName = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DeclineReason = table.Column<string>(type: "TEXT", nullable: true),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AccountsBefore = table.Column<int>(type: "INTEGER", nullable: true),
                    LastUsedBefore = table.Column<long>(type: "INTEGER", nullable: true),
                    NewestJobBefore = table.Column<long>(type: "INTEGER", nullable: true),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    UnknownSince = table.Column<long>(type: "INTEGER", nullable: true),
                    SettledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    HttpStatus = table.Column<int>(type: "INTEGER", nullable: true),
                    Code = table.Column<string>(type: "TEXT", nullable: true),
                    Title = table.Column<string>(type: "TEXT", nullable: true),
                    Detail = table.Column<string>(type: "TEXT", nullable: true),
                    CorrelationId = table.Column<string>(type: "TEXT", nullable: true),
                    Finding = table.Column<string>(type: "TEXT", nullable: true),
                    ReadBackAccounts = table.Column<int>(type: "INTEGER", nullable: true),
                    ReadBackAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReadBackAttempts = table.Column<int>(type: "INTEGER", nullable: false),
                    ReadBackUnchanged = table.Column<int>(type: "INTEGER", nullable: false),
                    ReadBackProblem = table.Column<string>(type: "TEXT", nullable: true),
                    NextReadBackAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Repeats = table.Column<Guid>(type: "TEXT", nullable: true),
                    RepeatedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    AuditSequence = table.Column<long>(type: "INTEGER", nullable: true),
                    AuditHash = table.Column<string>(type: "TEXT", nullable: true),
                    LeaseOwner = table.Column<string>(type: "TEXT", nullable: true),
                    LeaseUntil = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PurgeRequests", x => x.Key);
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
                name: "IX_AuditEntries_Action_Sequence",
                table: "AuditEntries",
                columns: new[] { "Action", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_ActorId_Sequence",
                table: "AuditEntries",
                columns: new[] { "ActorId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_At",
                table: "AuditEntries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_ObjectId_Sequence",
                table: "AuditEntries",
                columns: new[] { "ObjectId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_PreviousHash",
                table: "AuditEntries",
                column: "PreviousHash",
                unique: true);

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
                name: "IX_Connections_Status_Key",
                table: "Connections",
                columns: new[] { "Status", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_Connections_SyncedAt_Key",
                table: "Connections",
                columns: new[] { "SyncedAt", "Key" });

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
                name: "IX_ErrorEntries_At",
                table: "ErrorEntries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_ErrorEntries_Cause_Id",
                table: "ErrorEntries",
                columns: new[] { "Cause", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ErrorEntries_ConnectionId_Id",
                table: "ErrorEntries",
                columns: new[] { "ConnectionId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ErrorEntries_CorrelationId_Id",
                table: "ErrorEntries",
                columns: new[] { "CorrelationId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ErrorEntries_JobId_Id",
                table: "ErrorEntries",
                columns: new[] { "JobId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ErrorEntries_UserId_Id",
                table: "ErrorEntries",
                columns: new[] { "UserId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PurgeRequests_ConnectionId_Key",
                table: "PurgeRequests",
                columns: new[] { "ConnectionId", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_PurgeRequests_Id",
                table: "PurgeRequests",
                column: "Id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PurgeRequests_NextReadBackAt",
                table: "PurgeRequests",
                column: "NextReadBackAt");

            migrationBuilder.CreateIndex(
                name: "IX_PurgeRequests_OneOpenPerConnection",
                table: "PurgeRequests",
                column: "ConnectionId",
                unique: true,
                filter: "\"State\" IN ('WaitingForSecondPerson', 'Sending') OR (\"State\" = 'Unknown' AND \"RepeatedBy\" IS NULL)");

            migrationBuilder.CreateIndex(
                name: "IX_PurgeRequests_State_Key",
                table: "PurgeRequests",
                columns: new[] { "State", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkerRuns_Worker_Key",
                table: "WorkerRuns",
                columns: new[] { "Worker", "Key" });

            migrationBuilder.AddHandwrittenSql();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "Connections");

            migrationBuilder.DropTable(
                name: "ErrorEntries");

            migrationBuilder.DropTable(
                name: "PurgeRequests");

            migrationBuilder.DropTable(
                name: "WorkerRuns");

            migrationBuilder.DropTable(
                name: "DirectoryUsers");
        }
    }
}
