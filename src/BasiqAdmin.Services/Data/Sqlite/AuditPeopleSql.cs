using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Data.Sqlite;

/// <summary>Who stands in the audit trail, from one id to the next along its index: there are a few dozen people among any number of entries.</summary>
internal static class AuditPeopleSql
{
    private const int MostPeople = 200;

    /// <summary>Each person's id, with the name in their newest entry.</summary>
    public static Task<List<AuditPersonRow>> AuditPeopleAsync(this AdminContext context, CancellationToken cancellationToken) => context.Database.SqlQuery<AuditPersonRow>($"""
        WITH RECURSIVE known(id) AS (
            SELECT min("ActorId") FROM "AuditEntries"
            UNION ALL
            SELECT (SELECT min("ActorId") FROM "AuditEntries" WHERE "ActorId" > known.id) FROM known WHERE known.id IS NOT NULL)
        SELECT id AS "Id", (SELECT "ActorName" FROM "AuditEntries" WHERE "ActorId" = known.id ORDER BY "Sequence" DESC LIMIT 1) AS "Name"
        FROM known WHERE id IS NOT NULL LIMIT {MostPeople}
        """).ToListAsync(cancellationToken);
}

/// <summary>Somebody in the audit trail.</summary>
internal sealed record AuditPersonRow(string Id, string Name);
