using System.Runtime.CompilerServices;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Exports;

/// <summary>A whole list, page after page, from the first, so that an export of any length needs the memory of one page.</summary>
internal static class AllPages
{
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        PageRequest shown,
        Func<PageRequest, CancellationToken, Task<Page<T>>> search,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = shown with { Size = PageRequest.Sizes[^1], Cursor = null };
        do
        {
            var page = await search(request, cancellationToken);
            foreach (var row in page.Items)
            {
                yield return row;
            }

            request = request with { Cursor = page.Next };
        }
        while (request.Cursor is not null);
    }
}
