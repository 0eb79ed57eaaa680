using System.Globalization;
using System.Linq.Expressions;

namespace BasiqAdmin.Services.Paging;

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
