using System.Linq.Expressions;

namespace BasiqAdmin.Services.Paging;

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
