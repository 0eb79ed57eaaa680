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
