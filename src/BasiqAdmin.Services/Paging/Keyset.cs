using System.Buffers.Text;
using System.Globalization;
using System.Linq.Expressions;
using System.Text;
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

/// <summary>A column that a list can be sorted by.</summary>
public abstract class KeysetColumn<T>
{
    private protected KeysetColumn(string name, bool isPersonal) => (Name, IsPersonal) = (name, isPersonal);

    /// <summary>Its name in <see cref="PageRequest.Sort"/>.</summary>
    public string Name { get; }

    /// <summary>Its values are personal: they stay out of cursors, which stand in URLs, and are read from the row again.</summary>
    public bool IsPersonal { get; }

    internal abstract string TextOf(T row);

    internal abstract IQueryable<T> Order(IQueryable<T> rows, Expression<Func<T, long>> id, bool descending);

    /// <summary>The rows after the one with this key and id, in the given direction; null when <paramref name="keyText"/> is malformed.</summary>
    internal abstract IQueryable<T>? After(IQueryable<T> rows, Expression<Func<T, long>> id, string keyText, long idValue, bool descending);
}

/// <summary>A sort column of one type: string, int, long or DateTimeOffset.</summary>
internal sealed class TypedKeysetColumn<T, TKey>(string name, Expression<Func<T, TKey>> key, bool isPersonal) : KeysetColumn<T>(name, isPersonal)
    where TKey : notnull
{
    private readonly Func<T, TKey> read = key.Compile();

    internal override string TextOf(T row) => read(row) switch
    {
        DateTimeOffset time => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    internal override IQueryable<T> Order(IQueryable<T> rows, Expression<Func<T, long>> id, bool descending) =>
        descending ? rows.OrderByDescending(key).ThenByDescending(id) : rows.OrderBy(key).ThenBy(id);

    // key >= k and (key > k or id > i) reads one stretch of the index; the usual "key > k or (key = k and id > i)" makes SQLite read it twice and sort.
    internal override IQueryable<T>? After(IQueryable<T> rows, Expression<Func<T, long>> id, string keyText, long idValue, bool descending)
    {
        if (Parse(keyText) is not { } keyValue)
        {
            return null;
        }

        var row = key.Parameters[0];
        var idOfRow = new Replace(id.Parameters[0], row).Visit(id.Body)!;
        var (keySide, keyLimit) = Comparable(key.Body, Parameter((TKey)keyValue));
        var beyond = descending ? ExpressionType.LessThan : ExpressionType.GreaterThan;
        var beyondOrAt = descending ? ExpressionType.LessThanOrEqual : ExpressionType.GreaterThanOrEqual;
        var after = Expression.AndAlso(
            Expression.MakeBinary(beyondOrAt, keySide, keyLimit),
            Expression.OrElse(Expression.MakeBinary(beyond, keySide, keyLimit), Expression.MakeBinary(beyond, idOfRow, Parameter(idValue))));
        return rows.Where(Expression.Lambda<Func<T, bool>>(after, row));
    }

    // Strings have no operators in expression trees; the database compares them by its own collation, which is what sorts them.
    private static (Expression Left, Expression Right) Comparable(Expression left, Expression right) =>
        typeof(TKey) == typeof(string)
            ? (Expression.Call(typeof(string), nameof(string.Compare), null, left, right), Expression.Constant(0))
            : (left, right);

    // A property of an object becomes a parameter of the query; a bare constant would become part of its text.
    private static MemberExpression Parameter<TValue>(TValue value) => Expression.Property(Expression.Constant(new Holder<TValue>(value)), nameof(Holder<>.Value));

    private static object? Parse(string text)
    {
        if (typeof(TKey) == typeof(string))
        {
            return text;
        }

        if (!long.TryParse(text, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        if (typeof(TKey) == typeof(DateTimeOffset))
        {
            return number is >= -62135596800000 and <= 253402300799999 ? DateTimeOffset.FromUnixTimeMilliseconds(number) : null;
        }

        return Convert.ChangeType(typeof(TKey) == typeof(int) ? Math.Clamp(number, int.MinValue, int.MaxValue) : number, typeof(TKey), CultureInfo.InvariantCulture);
    }

    private sealed record Holder<TValue>(TValue Value);

    private sealed class Replace(Expression from, Expression to) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
    }
}

/// <summary>A position in a list: the row beside which a page begins, and on which side of it.</summary>
/// <param name="Order">Sort column and direction that it was made for; it means nothing in another order.</param>
/// <param name="Backwards">The page lies before the row.</param>
/// <param name="Id">The row's key.</param>
/// <param name="SortKey">The row's value in the sort column; null where it may not leave the database.</param>
internal sealed record Cursor(string Order, bool Backwards, long Id, string? SortKey)
{
    /// <summary>The cursor as text for a URL.</summary>
    public string Encode()
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Order}\n{(Backwards ? '<' : '>')}\n{Id}\n{(SortKey is null ? "" : "=" + SortKey)}");
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Reads a cursor that was made for <paramref name="order"/>; null when it is malformed or was made for another order.</summary>
    public static Cursor? Decode(string? text, string order)
    {
        if (string.IsNullOrEmpty(text) || text.Length > 1000 || !Base64Url.IsValid(text))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('\n', 4);
        if (parts is not [var madeFor, "<" or ">", var idText, var key]
            || !string.Equals(madeFor, order, StringComparison.Ordinal)
            || !long.TryParse(idText, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return null;
        }

        return new Cursor(order, parts[1] is "<", id, key.Length > 0 ? key[1..] : null);
    }
}
