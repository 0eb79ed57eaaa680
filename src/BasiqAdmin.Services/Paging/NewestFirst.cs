using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Paging;

/// <summary>Keyset pages of rows that carry a rising number, newest (highest) first unless the page asks for the other direction.</summary>
internal static class NewestFirst
{
    /// <summary>The page of <paramref name="rows"/> that <paramref name="page"/> asks for. A cursor that makes no sense gives the first page.</summary>
    public static async Task<Page<T>> PageAsync<T>(IQueryable<T> rows, Expression<Func<T, long>> key, PageRequest page, CancellationToken cancellationToken)
    {
        var total = await rows.CountAsync(cancellationToken);
        var (backwards, position) = Read(page.Cursor);
        var oldestFirst = page is { Sort: not null, Descending: false };
        var rising = oldestFirst != backwards;
        var beyond = position is { } from ? rows.Where(Beyond(key, from, rising)) : rows;
        var ordered = rising ? beyond.OrderBy(key) : beyond.OrderByDescending(key);
        var found = await ordered.Take(page.Size + 1).ToListAsync(cancellationToken);
        var more = found.Count > page.Size;
        var items = found.Take(page.Size).ToList();
        if (backwards)
        {
            items.Reverse();
        }

        var keyOf = key.Compile();
        var before = backwards ? more : position is not null;
        var after = backwards || more;
        return new Page<T>(
            items,
            before && items.Count > 0 ? Write("p", keyOf(items[0])) : null,
            after && items.Count > 0 ? Write("n", keyOf(items[^1])) : null,
            total);
    }

    private static Expression<Func<T, bool>> Beyond<T>(Expression<Func<T, long>> key, long position, bool rising)
    {
        // Captured in a closure, so that Entity Framework sends it as a parameter and compiles the query once.
        Expression<Func<long>> bound = () => position;
        var comparison = rising ? Expression.GreaterThan(key.Body, bound.Body) : Expression.LessThan(key.Body, bound.Body);
        return Expression.Lambda<Func<T, bool>>(comparison, key.Parameters);
    }

    private static (bool Backwards, long? Position) Read(string? cursor) =>
        cursor?.Length > 1 && long.TryParse(cursor.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var position)
            ? (cursor[0] == 'p', position)
            : (false, null);

    private static string Write(string direction, long position) => direction + position.ToString(CultureInfo.InvariantCulture);
}
