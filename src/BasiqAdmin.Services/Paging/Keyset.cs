using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Paging;

/// <summary>Reads one page of a list by key. One instance per list, shared.</summary>
/// <param name="id">The row's unique, growing key; settles ties. Without a sort column the list is in its order.</param>
/// <param name="newestFirst">The list's own order is the newest row first.</param>
public sealed class Keyset<T>(Expression<Func<T, long>> id, bool newestFirst = true)
    where T : class
{
    private const int MaxSize = 100;
    private readonly Func<T, long> readId = id.Compile();
    private readonly TypedKeysetColumn<T, long> own = new("", id, isPersonal: false);
    private readonly List<KeysetColumn<T>> columns = [];

    /// <summary>Lets the list be sorted by what <paramref name="key"/> reads: a string, int, long or DateTimeOffset, never null.</summary>
    public Keyset<T> SortableBy<TKey>(string name, Expression<Func<T, TKey>> key, bool isPersonal = false)
        where TKey : notnull
    {
        columns.Add(new TypedKeysetColumn<T, TKey>(name, key, isPersonal));
        return this;
    }

    /// <summary>The page of <paramref name="rows"/> that <paramref name="request"/> asks for; the first one when its cursor is malformed or outdated.</summary>
    /// <param name="rows">All rows that the filter matches, unordered.</param>
    /// <param name="request">Size, position and order.</param>
    /// <param name="total">Number of all rows that the filter matches.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<Page<T>> ReadAsync(IQueryable<T> rows, PageRequest request, int total, CancellationToken cancellationToken)
    {
        var column = columns.Find(column => string.Equals(column.Name, request.Sort, StringComparison.OrdinalIgnoreCase)) ?? own;
        var descending = column == own ? newestFirst : request.Descending;
        var order = column.Name + (descending ? '-' : '+');
        var cursor = Cursor.Decode(request.Cursor, order);
        var beside = cursor is null ? null : await BesideAsync(rows, column, cursor, descending, cancellationToken);
        var backwards = beside is not null && cursor!.Backwards;
        var size = Math.Clamp(request.Size, 1, MaxSize);
        var items = await column.Order(beside ?? rows, id, descending ^ backwards).Take(size + 1).ToListAsync(cancellationToken);
        if (backwards && items.Count == 0)
        {
            return await ReadAsync(rows, request with { Cursor = null }, total, cancellationToken);
        }

        var more = items.Count > size;
        items = more ? items[..size] : items;
        if (backwards)
        {
            items.Reverse();
        }

        string At(T row, bool before) => new Cursor(order, before, readId(row), column.IsPersonal ? null : column.TextOf(row)).Encode();
        var hasPrevious = items.Count > 0 && (backwards ? more : beside is not null);
        var hasNext = items.Count > 0 && (backwards || more);
        return new Page<T>(items, hasPrevious ? At(items[0], true) : null, hasNext ? At(items[^1], false) : null, total);
    }

    private async Task<IQueryable<T>?> BesideAsync(IQueryable<T> rows, KeysetColumn<T> column, Cursor cursor, bool descending, CancellationToken cancellationToken)
    {
        var key = cursor.SortKey;
        if (column.IsPersonal)
        {
            var row = await rows.Where(HasId(cursor.Id)).FirstOrDefaultAsync(cancellationToken);
            key = row is null ? null : column.TextOf(row);
        }

        return key is null ? null : column.After(rows, id, key, cursor.Id, descending ^ cursor.Backwards);
    }

    private Expression<Func<T, bool>> HasId(long value)
    {
        var wanted = new { Value = value };
        return Expression.Lambda<Func<T, bool>>(Expression.Equal(id.Body, Expression.Property(Expression.Constant(wanted), nameof(wanted.Value))), id.Parameters);
    }
}
