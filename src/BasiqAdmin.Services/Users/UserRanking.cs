using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Users;

/// <summary>The users that match a text, best first: the whole id, whole words, beginnings of words, the text anywhere; among equals first names before last names.</summary>
internal static class UserRanking
{
    // Of a name that many have, so many are put in order; the list of users has the rest.
    private const int Ordered = 50;

    /// <summary>At most <paramref name="limit"/> users, without tracking.</summary>
    public static async Task<IReadOnlyList<DirectoryUser>> BestUsersAsync(this AdminContext context, SearchQuery query, int limit, CancellationToken cancellationToken)
    {
        var found = UserId.TryParse(query.Text, out var id)
            ? await context.Set<DirectoryUser>().AsNoTracking().Where(user => user.Id == id).ToListAsync(cancellationToken)
            : [];
        SearchQuery[] tiers = [query.AsWholeWords(), query.AtWordStarts(), query];
        foreach (var tier in tiers)
        {
            if (found.Count >= limit)
            {
                break;
            }

            var matching = await context.UsersMatching(tier, Math.Max(limit, Ordered)).AsNoTracking().ToListAsync(cancellationToken);
            found = [.. found.Concat(matching.InOrder(query)).DistinctBy(user => user.Key)];
        }

        return [.. found.Take(limit)];
    }

    private static IEnumerable<DirectoryUser> InOrder(this IEnumerable<DirectoryUser> users, SearchQuery query)
    {
        var first = query.Words.First();
        return users.OrderBy(user => PlaceOf(first, SearchText.Words(user.Name))).ThenBy(user => user.SortName, StringComparer.Ordinal).ThenBy(user => user.Key);
    }

    // Found by e-mail, mobile or id: after those found by name.
    private static int PlaceOf(string word, string[] name) =>
        Array.FindIndex(name, part => part.StartsWith(word, StringComparison.Ordinal)) is >= 0 and var place ? place : int.MaxValue;
}
