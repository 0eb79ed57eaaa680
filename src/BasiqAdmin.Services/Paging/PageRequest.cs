namespace BasiqAdmin.Services.Paging;

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
