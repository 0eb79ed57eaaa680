using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BasiqAdmin.Services.Data.Sqlite;

/// <summary>
/// How much a user needs attention, in one number by which the list of users is sorted: when it last failed (the newest failure of a case that is not resolved, or
/// the last use of a connection that brings no data any more), <see cref="Ending"/> where a permission ends soon, 0 otherwise. Cases change in many places and by
/// many hands, so triggers follow them; connections are stored in one place, which calls <see cref="UpdateAttentionAsync"/>.
/// </summary>
internal static class AttentionSql
{
    /// <summary>Works, and a permission at the bank ends soon.</summary>
    public const long Ending = 1;

    /// <summary>Fails, and nobody knows since when; whatever fails has this or more.</summary>
    public const long Failing = 2;

    /// <summary>A connection that is still being set up fails only after this.</summary>
    public static readonly TimeSpan SetUpTime = TimeSpan.FromDays(1);

    private static readonly string Update = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"""
        UPDATE "DirectoryUsers" SET "Attention" = MAX(
            COALESCE((SELECT MAX(found."LastFailedAt") FROM "FailedJobCases" AS found
                WHERE found."UserId" = "DirectoryUsers"."Id" AND found."State" IN ('{nameof(CaseState.Open)}', '{nameof(CaseState.Snoozed)}')), 0),
            CASE WHEN "ConnectionsInTrouble" > 0 THEN COALESCE((SELECT MAX(CASE WHEN record."Status" = 'active' THEN record."ExpiresAt" ELSE COALESCE(record."LastUsedAt", record."CreatedAt") END)
                FROM "Connections" AS record
                WHERE record."UserId" = "DirectoryUsers"."Id" AND record."Status" <> 'deleted'
                    AND (record."Status" <> 'active' OR record."ExpiresAt" <= record."SyncedAt")
                    AND (record."Status" NOT IN ('pending', 'pre-init', 'init') OR record."CreatedAt" < record."SyncedAt" - {(long)SetUpTime.TotalMilliseconds})), {Failing}) ELSE 0 END,
            CASE WHEN "ConnectionsEnding" > 0 THEN {Ending} ELSE 0 END)
        """);

    private static readonly string UpdateOfUser = $$"""{{Update}} WHERE "Id" = {0}""";

    /// <summary>Works it out anew for a user; call it in the transaction that stored their connections.</summary>
    public static Task<int> UpdateAttentionAsync(this AdminContext context, UserId userId, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlRawAsync(UpdateOfUser, [userId.Value], cancellationToken);

    /// <summary>Fills the column and has it follow the cases from then on; called by the migration that adds it, and by those after which it is worked out otherwise.</summary>
    internal static void FollowAttention(this MigrationBuilder migration)
    {
        migration.Sql($"{Update};");
        Follow(migration, "insert", "AFTER INSERT", "new");
        Follow(migration, "update", """AFTER UPDATE OF "State", "LastFailedAt" """, "new");
        Follow(migration, "delete", "AFTER DELETE", "old");
    }

    internal static void UnfollowAttention(this MigrationBuilder migration)
    {
        foreach (var name in new[] { "insert", "update", "delete" })
        {
            migration.Sql($"""DROP TRIGGER IF EXISTS "FailedJobCases_attention_{name}";""");
        }
    }

    private static void Follow(MigrationBuilder migration, string name, string when, string row) => migration.Sql($"""
        CREATE TRIGGER "FailedJobCases_attention_{name}" {when} ON "FailedJobCases" BEGIN
            {Update} WHERE "Id" = {row}."UserId";
        END;
        """);
}
