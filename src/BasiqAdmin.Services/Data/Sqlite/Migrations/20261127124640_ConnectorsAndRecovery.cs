using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BasiqAdmin.Services.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ConnectorsAndRecovery : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Jobs_FailedDay_Owner_InstitutionId",
                table: "Jobs");

            migrationBuilder.DropIndex(
                name: "IX_FailedJobCases_ResolvedAt",
                table: "FailedJobCases");

            migrationBuilder.DropIndex(
                name: "IX_FailedJobCases_State_AssigneeId_LastFailedAt",
                table: "FailedJobCases");

            migrationBuilder.DropIndex(
                name: "IX_FailedJobCases_State_Cause_LastFailedAt",
                table: "FailedJobCases");

            migrationBuilder.DropIndex(
                name: "IX_FailedJobCases_State_Code_LastFailedAt",
                table: "FailedJobCases");

            migrationBuilder.DropIndex(
                name: "IX_FailedJobCases_State_Failures",
                table: "FailedJobCases");

            migrationBuilder.DropIndex(
                name: "IX_FailedJobCases_State_FirstFailedAt",
                table: "FailedJobCases");

            migrationBuilder.DropIndex(
                name: "IX_FailedJobCases_State_GroupRank",
                table: "FailedJobCases");

            migrationBuilder.DropIndex(
                name: "IX_FailedJobCases_State_InstitutionId_LastFailedAt",
                table: "FailedJobCases");

            migrationBuilder.DropIndex(
                name: "IX_FailedJobCases_State_LastFailedAt_Owner_Cause_Connector_InstitutionId_AssigneeId_FirstFailedAt",
                table: "FailedJobCases");

            migrationBuilder.DropIndex(
                name: "IX_FailedJobCases_State_Step_LastFailedAt",
                table: "FailedJobCases");

            migrationBuilder.RenameColumn(
                name: "GroupRank",
                table: "FailedJobCases",
                newName: "InboxPlace");

            // As FailedJobCase.PlaceOf has it.
            migrationBuilder.Sql("""UPDATE "FailedJobCases" SET "InboxPlace" = "InboxPlace" * 10000000000000 - "LastFailedAt";""");

            migrationBuilder.CreateTable(
                name: "ConnectorStatusSpans",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    InstitutionId = table.Column<string>(type: "TEXT", nullable: false),
                    Method = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", nullable: false),
                    FromAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ToAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConnectorStatusSpans", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "ConnectorWatches",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FromAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UntilAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConnectorWatches", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "RecoveryHolds",
                columns: table => new
                {
                    Scope = table.Column<string>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecoveryHolds", x => x.Scope);
                });

            migrationBuilder.CreateTable(
                name: "RecoveryTickets",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    ConnectionId = table.Column<string>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<string>(type: "TEXT", nullable: false),
                    Method = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    QueuedById = table.Column<string>(type: "TEXT", nullable: false),
                    QueuedByName = table.Column<string>(type: "TEXT", nullable: false),
                    QueuedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    JobId = table.Column<string>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecoveryTickets", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Refreshes",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    ConnectionId = table.Column<string>(type: "TEXT", nullable: false),
                    InstitutionId = table.Column<string>(type: "TEXT", nullable: true),
                    Method = table.Column<string>(type: "TEXT", nullable: false),
                    ActorId = table.Column<string>(type: "TEXT", nullable: false),
                    ActorName = table.Column<string>(type: "TEXT", nullable: false),
                    ByHand = table.Column<bool>(type: "INTEGER", nullable: false),
                    RequestedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", nullable: false),
                    OverrideReason = table.Column<string>(type: "TEXT", nullable: true),
                    JobId = table.Column<string>(type: "TEXT", nullable: true),
                    WasUnderWay = table.Column<bool>(type: "INTEGER", nullable: false),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    HttpStatus = table.Column<int>(type: "INTEGER", nullable: true),
                    Refusal = table.Column<string>(type: "TEXT", nullable: true),
                    Code = table.Column<string>(type: "TEXT", nullable: true),
                    Detail = table.Column<string>(type: "TEXT", nullable: true),
                    CorrelationId = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Refreshes", x => x.Key);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_FailedDay_InstitutionId",
                table: "Jobs",
                columns: new[] { "FailedDay", "InstitutionId" },
                filter: "\"FailedDay\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_FailedDay_Owner",
                table: "Jobs",
                columns: new[] { "FailedDay", "Owner" },
                filter: "\"FailedDay\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_FailedJobCases_ByAge",
                table: "FailedJobCases",
                columns: new[] { "State", "FirstFailedAt", "Number", "Owner", "Cause", "Connector", "InstitutionId", "AssigneeId", "Code", "Step" });

            migrationBuilder.CreateIndex(
                name: "IX_FailedJobCases_ByFailures",
                table: "FailedJobCases",
                columns: new[] { "State", "Failures", "Number", "Owner", "Cause", "Connector", "InstitutionId", "AssigneeId", "Code", "Step", "FirstFailedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FailedJobCases_ByLastFailure",
                table: "FailedJobCases",
                columns: new[] { "State", "LastFailedAt", "Number", "Owner", "Cause", "Connector", "InstitutionId", "AssigneeId", "Code", "Step", "FirstFailedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FailedJobCases_ByPlace",
                table: "FailedJobCases",
                columns: new[] { "State", "InboxPlace", "Number", "Owner", "Cause", "Connector", "InstitutionId", "AssigneeId", "Code", "Step", "FirstFailedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FailedJobCases_Counts",
                table: "FailedJobCases",
                columns: new[] { "State", "Owner", "Cause", "FirstFailedAt", "Connector", "InstitutionId", "AssigneeId", "Code", "Step" });

            migrationBuilder.CreateIndex(
                name: "IX_FailedJobCases_CountsByAssignee",
                table: "FailedJobCases",
                columns: new[] { "State", "AssigneeId", "Owner", "Cause", "FirstFailedAt", "Connector", "InstitutionId", "Code", "Step" });

            migrationBuilder.CreateIndex(
                name: "IX_FailedJobCases_CountsByBank",
                table: "FailedJobCases",
                columns: new[] { "State", "InstitutionId", "Owner", "Cause", "FirstFailedAt", "Connector", "AssigneeId", "Code", "Step" });

            migrationBuilder.CreateIndex(
                name: "IX_FailedJobCases_CountsByCode",
                table: "FailedJobCases",
                columns: new[] { "State", "Code", "Owner", "Cause", "FirstFailedAt", "Connector", "InstitutionId", "AssigneeId", "Step" });

            migrationBuilder.CreateIndex(
                name: "IX_FailedJobCases_CountsByStep",
                table: "FailedJobCases",
                columns: new[] { "State", "Step", "Owner", "Cause", "FirstFailedAt", "Connector", "InstitutionId", "AssigneeId", "Code" });

            migrationBuilder.CreateIndex(
                name: "IX_FailedJobCases_ResolvedAt_FirstFailedAt",
                table: "FailedJobCases",
                columns: new[] { "ResolvedAt", "FirstFailedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ConnectorStatusSpans_FromAt",
                table: "ConnectorStatusSpans",
                column: "FromAt");

            migrationBuilder.CreateIndex(
                name: "IX_ConnectorStatusSpans_InstitutionId_Method_FromAt",
                table: "ConnectorStatusSpans",
                columns: new[] { "InstitutionId", "Method", "FromAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ConnectorStatusSpans_OneOpen",
                table: "ConnectorStatusSpans",
                columns: new[] { "InstitutionId", "Method" },
                unique: true,
                filter: "\"ToAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ConnectorStatusSpans_ToAt",
                table: "ConnectorStatusSpans",
                column: "ToAt");

            migrationBuilder.CreateIndex(
                name: "IX_ConnectorWatches_UntilAt",
                table: "ConnectorWatches",
                column: "UntilAt");

            migrationBuilder.CreateIndex(
                name: "IX_RecoveryTickets_ConnectionId_Key",
                table: "RecoveryTickets",
                columns: new[] { "ConnectionId", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_RecoveryTickets_EndedAt",
                table: "RecoveryTickets",
                column: "EndedAt");

            migrationBuilder.CreateIndex(
                name: "IX_RecoveryTickets_InstitutionId_Method_SentAt",
                table: "RecoveryTickets",
                columns: new[] { "InstitutionId", "Method", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RecoveryTickets_OneOpenPerConnection",
                table: "RecoveryTickets",
                column: "ConnectionId",
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_RecoveryTickets_State_DueAt",
                table: "RecoveryTickets",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Refreshes_ByHand_RequestedAt",
                table: "Refreshes",
                columns: new[] { "ByHand", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Refreshes_ConnectionId_RequestedAt",
                table: "Refreshes",
                columns: new[] { "ConnectionId", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Refreshes_OneSendingPerConnection",
                table: "Refreshes",
                column: "ConnectionId",
                unique: true,
                filter: "\"State\" = 'Sending'");

            migrationBuilder.CreateIndex(
                name: "IX_Refreshes_RequestedAt",
                table: "Refreshes",
                column: "RequestedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ConnectorStatusSpans");

            migrationBuilder.DropTable(
                name: "ConnectorWatches");

            migrationBuilder.DropTable(
                name: "RecoveryHolds");

            migrationBuilder.DropTable(
                name: "RecoveryTickets");

            migrationBuilder.DropTable(
                name: "Refreshes");

            migrationBuilder.DropIndex(
                name: "IX_Jobs_FailedDay_InstitutionId",
                table: "Jobs");

            migrationBuilder.DropIndex(
                name: "IX_Jobs_FailedDay_Owner",
                table: "Jobs");

            migrationBuilder.DropIndex(
                name: "IX_FailedJobCases_ByAge",
                table: "FailedJobCases");

            migrationBuilder.DropIndex(
                name: "IX_FailedJobCases_ByFailures",
                table: "FailedJobCases");

            migrationBuilder.DropIndex(
                name: "IX_FailedJobCases_ByLastFailure",
                table: "FailedJobCases");

            migrationBuilder.DropIndex(
                name: "IX_FailedJobCases_ByPlace",
                table: "FailedJobCases");

            migrationBuilder.DropIndex(
                name: "IX_FailedJobCases_Counts",
                table: "FailedJobCases");

            migrationBuilder.DropIndex(
                name: "IX_FailedJobCases_CountsByAssignee",
                table: "FailedJobCases");

            migrationBuilder.DropIndex(
                name: "IX_FailedJobCases_CountsByBank",
                table: "FailedJobCases");

            migrationBuilder.DropIndex(
                name: "IX_FailedJobCases_CountsByCode",
                table: "FailedJobCases");

            migrationBuilder.DropIndex(
                name: "IX_FailedJobCases_CountsByStep",
                table: "FailedJobCases");

            migrationBuilder.DropIndex(
                name: "IX_FailedJobCases_ResolvedAt_FirstFailedAt",
                table: "FailedJobCases");

            migrationBuilder.RenameColumn(
                name: "InboxPlace",
                table: "FailedJobCases",
                newName: "GroupRank");

            migrationBuilder.Sql("""UPDATE "FailedJobCases" SET "GroupRank" = ("GroupRank" + "LastFailedAt") / 10000000000000;""");

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_FailedDay_Owner_InstitutionId",
                table: "Jobs",
                columns: new[] { "FailedDay", "Owner", "InstitutionId" },
                filter: "\"FailedDay\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_FailedJobCases_ResolvedAt",
                table: "FailedJobCases",
                column: "ResolvedAt");

            migrationBuilder.CreateIndex(
                name: "IX_FailedJobCases_State_AssigneeId_LastFailedAt",
                table: "FailedJobCases",
                columns: new[] { "State", "AssigneeId", "LastFailedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FailedJobCases_State_Cause_LastFailedAt",
                table: "FailedJobCases",
                columns: new[] { "State", "Cause", "LastFailedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FailedJobCases_State_Code_LastFailedAt",
                table: "FailedJobCases",
                columns: new[] { "State", "Code", "LastFailedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FailedJobCases_State_Failures",
                table: "FailedJobCases",
                columns: new[] { "State", "Failures" });

            migrationBuilder.CreateIndex(
                name: "IX_FailedJobCases_State_FirstFailedAt",
                table: "FailedJobCases",
                columns: new[] { "State", "FirstFailedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FailedJobCases_State_GroupRank",
                table: "FailedJobCases",
                columns: new[] { "State", "GroupRank" });

            migrationBuilder.CreateIndex(
                name: "IX_FailedJobCases_State_InstitutionId_LastFailedAt",
                table: "FailedJobCases",
                columns: new[] { "State", "InstitutionId", "LastFailedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FailedJobCases_State_LastFailedAt_Owner_Cause_Connector_InstitutionId_AssigneeId_FirstFailedAt",
                table: "FailedJobCases",
                columns: new[] { "State", "LastFailedAt", "Owner", "Cause", "Connector", "InstitutionId", "AssigneeId", "FirstFailedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FailedJobCases_State_Step_LastFailedAt",
                table: "FailedJobCases",
                columns: new[] { "State", "Step", "LastFailedAt" });
        }
    }
}
