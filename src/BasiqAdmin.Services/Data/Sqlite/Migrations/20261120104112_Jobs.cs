using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BasiqAdmin.Services.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Jobs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "JobsVisitedAt",
                table: "DirectoryUsers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "BulkActions",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ActorId = table.Column<string>(type: "TEXT", nullable: false),
                    ActorName = table.Column<string>(type: "TEXT", nullable: false),
                    Description = table.Column<string>(type: "TEXT", nullable: false),
                    Changed = table.Column<int>(type: "INTEGER", nullable: false),
                    Skipped = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulkActions", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "FailedJobCases",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    ConnectionId = table.Column<string>(type: "TEXT", nullable: true),
                    InstitutionId = table.Column<string>(type: "TEXT", nullable: true),
                    Method = table.Column<string>(type: "TEXT", nullable: false),
                    Connector = table.Column<string>(type: "TEXT", nullable: false),
                    JobId = table.Column<string>(type: "TEXT", nullable: false),
                    Step = table.Column<string>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Cause = table.Column<string>(type: "TEXT", nullable: false),
                    Owner = table.Column<string>(type: "TEXT", nullable: false),
                    GroupRank = table.Column<int>(type: "INTEGER", nullable: false),
                    JudgedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstFailedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastFailedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    AssigneeId = table.Column<string>(type: "TEXT", nullable: false),
                    AssigneeName = table.Column<string>(type: "TEXT", nullable: true),
                    SnoozedUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    SnoozedForBank = table.Column<bool>(type: "INTEGER", nullable: false),
                    ResolvedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ResolvedHow = table.Column<string>(type: "TEXT", nullable: true),
                    ResolvedBy = table.Column<string>(type: "TEXT", nullable: true),
                    Resolution = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FailedJobCases", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "Jobs",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    ConnectionId = table.Column<string>(type: "TEXT", nullable: true),
                    InstitutionId = table.Column<string>(type: "TEXT", nullable: true),
                    JobType = table.Column<string>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FirstSeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastSeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedBy = table.Column<string>(type: "TEXT", nullable: true),
                    FailedStep = table.Column<string>(type: "TEXT", nullable: true),
                    Code = table.Column<string>(type: "TEXT", nullable: true),
                    Cause = table.Column<string>(type: "TEXT", nullable: true),
                    Owner = table.Column<string>(type: "TEXT", nullable: true),
                    FailedDay = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Jobs", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "SavedViews",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    List = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Query = table.Column<string>(type: "TEXT", nullable: false),
                    SavedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedViews", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Staff",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    LastSeenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Staff", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "UnknownCodes",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    FirstSeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastSeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Jobs = table.Column<int>(type: "INTEGER", nullable: false),
                    LastJobId = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnknownCodes", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "CaseEvents",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CaseNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ActorId = table.Column<string>(type: "TEXT", nullable: false),
                    ActorName = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: true),
                    BulkActionKey = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseEvents", x => x.Key);
                    table.ForeignKey(
                        name: "FK_CaseEvents_BulkActions_BulkActionKey",
                        column: x => x.BulkActionKey,
                        principalTable: "BulkActions",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_CaseEvents_FailedJobCases_CaseNumber",
                        column: x => x.CaseNumber,
                        principalTable: "FailedJobCases",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "JobSteps",
                columns: table => new
                {
                    JobKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    ResultUrl = table.Column<string>(type: "TEXT", nullable: true),
                    MfaMethod = table.Column<string>(type: "TEXT", nullable: true),
                    Code = table.Column<string>(type: "TEXT", nullable: true),
                    ErrorTitle = table.Column<string>(type: "TEXT", nullable: true),
                    ErrorDetail = table.Column<string>(type: "TEXT", nullable: true),
                    PendingSeenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    StartedSeenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    StartedNotBefore = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedSeenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedNotBefore = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobSteps", x => new { x.JobKey, x.Position });
                    table.ForeignKey(
                        name: "FK_JobSteps_Jobs_JobKey",
                        column: x => x.JobKey,
                        principalTable: "Jobs",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DirectoryUsers_State_JobsVisitedAt",
                table: "DirectoryUsers",
                columns: new[] { "State", "JobsVisitedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseEvents_BulkActionKey",
                table: "CaseEvents",
                column: "BulkActionKey");

            migrationBuilder.CreateIndex(
                name: "IX_CaseEvents_CaseNumber_Key",
                table: "CaseEvents",
                columns: new[] { "CaseNumber", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_FailedJobCases_ConnectionId_Number",
                table: "FailedJobCases",
                columns: new[] { "ConnectionId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_FailedJobCases_JobId",
                table: "FailedJobCases",
                column: "JobId");

            migrationBuilder.CreateIndex(
                name: "IX_FailedJobCases_OneOpenPerConnection",
                table: "FailedJobCases",
                column: "ConnectionId",
                unique: true,
                filter: "\"State\" <> 'Resolved' AND \"ConnectionId\" IS NOT NULL");

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

            migrationBuilder.CreateIndex(
                name: "IX_FailedJobCases_UserId",
                table: "FailedJobCases",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_ConnectionId_CreatedAt",
                table: "Jobs",
                columns: new[] { "ConnectionId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_CreatedAt_Key",
                table: "Jobs",
                columns: new[] { "CreatedAt", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_FailedDay_Owner_InstitutionId",
                table: "Jobs",
                columns: new[] { "FailedDay", "Owner", "InstitutionId" },
                filter: "\"FailedDay\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_Id",
                table: "Jobs",
                column: "Id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_InstitutionId_CreatedAt",
                table: "Jobs",
                columns: new[] { "InstitutionId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_Status_CreatedAt",
                table: "Jobs",
                columns: new[] { "Status", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_UserId_CreatedAt",
                table: "Jobs",
                columns: new[] { "UserId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_PersonId_List_Name",
                table: "SavedViews",
                columns: new[] { "PersonId", "List", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CaseEvents");

            migrationBuilder.DropTable(
                name: "JobSteps");

            migrationBuilder.DropTable(
                name: "SavedViews");

            migrationBuilder.DropTable(
                name: "Staff");

            migrationBuilder.DropTable(
                name: "UnknownCodes");

            migrationBuilder.DropTable(
                name: "BulkActions");

            migrationBuilder.DropTable(
                name: "FailedJobCases");

            migrationBuilder.DropTable(
                name: "Jobs");

            migrationBuilder.DropIndex(
                name: "IX_DirectoryUsers_State_JobsVisitedAt",
                table: "DirectoryUsers");

            migrationBuilder.DropColumn(
                name: "JobsVisitedAt",
                table: "DirectoryUsers");
        }
    }
}
