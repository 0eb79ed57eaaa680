namespace BasiqAdmin.Services.Paging;

/// <summary>One page of a list.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Previous">Cursor of the page before, or null on the first.</param>
/// <param name="Next">Cursor of the page after, or null on the last.</param>
/// <param name="Total">Rows that the filter matches over all pages.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Previous, string? Next, int Total)
{
    /// <summary>There are more rows than <see cref="Total"/>: counting them all would take longer than the page itself.</summary>
    public bool TotalIsAtLeast { get; init; }

    /// <summary>The same page with its rows in another form.</summary>
    public Page<TOther> Select<TOther>(Func<T, TOther> select) => new([.. Items.Select(select)], Previous, Next, Total) { TotalIsAtLeast = TotalIsAtLeast };
}

/// <summary>Which page of a list is wanted. Pages are found by key, not by offset, so that the last page costs what the first does.</summary>
/// <param name="Size">Rows a page: 25, 50 or 100.</param>
/// <param name="Cursor">Opaque position as given in <see cref="Page{T}"/>; null for the first page.</param>
/// <param name="Sort">Name of the column to sort by; null for the list's own order.</param>
/// <param name="Descending">Sort direction.</param>
public sealed record PageRequest(int Size = 25, string? Cursor = null, string? Sort = null, bool Descending = false)
{
    /// <summary>The sizes that lists offer.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [25, 50, 100];
}
