using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Data.Sqlite;

/// <summary>Questions to the full-text indexes, see <see cref="SearchIndexSql"/>.</summary>
internal static class SearchIndex
{
    /// <summary>Users that match; with a limit, the first so many of them.</summary>
    public static IQueryable<DirectoryUser> UsersMatching(this AdminContext context, SearchQuery query, int limit = -1)
    {
        var match = query.ToMatch();
        return context.Set<DirectoryUser>().FromSql(
            $"""SELECT * FROM "DirectoryUsers" WHERE "Key" IN (SELECT rowid FROM "UserSearch" WHERE "UserSearch" MATCH {match} LIMIT {limit})""");
    }

    /// <summary>Number of users that match, counted up to <paramref name="limit"/>: a common text is not counted to its end.</summary>
    public static Task<int> CountUsersMatchingAsync(this AdminContext context, SearchQuery query, int limit, CancellationToken cancellationToken)
    {
        var match = query.ToMatch();
        return context.Database
            .SqlQuery<int>($"""SELECT count(*) AS "Value" FROM (SELECT rowid FROM "UserSearch" WHERE "UserSearch" MATCH {match} LIMIT {limit})""")
            .SingleAsync(cancellationToken);
    }

    /// <summary>Connections whose id matches; with a limit, the first so many of them.</summary>
    public static IQueryable<ConnectionRecord> ConnectionsMatching(this AdminContext context, SearchQuery query, int limit = -1)
    {
        var match = query.ToMatch();
        return context.Set<ConnectionRecord>().FromSql(
            $"""SELECT * FROM "Connections" WHERE "Key" IN (SELECT rowid FROM "ConnectionSearch" WHERE "ConnectionSearch" MATCH {match} LIMIT {limit})""");
    }
}
