using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Json;
using BasiqAdmin.Basiq.Lists;

namespace BasiqAdmin.Basiq.Http;

/// <summary>Collects the rows of a list, page by page: the good ones, and what is odd about the others.</summary>
internal sealed class ListRows<TModel>
{
    private readonly List<TModel> read = [];
    private readonly List<OddRow> odd = [];
    private int position;

    public IReadOnlyList<TModel> Read => read;

    public IReadOnlyList<OddRow> Odd => odd;

    /// <summary>Takes in a page and returns the link to the next one.</summary>
    public string? Add<TWire>(ListBody page, JsonTypeInfo<TWire> shape, Func<TWire, TModel> map)
    {
        foreach (var row in page.Rows)
        {
            position++;
            var reading = ResourceReading<TModel>.Of(row, shape, map);
            if (reading.IsRead)
            {
                read.Add(reading.Value!);
            }

            if (!reading.IsRead || reading.OddFields.Count > 0)
            {
                odd.Add(new OddRow(position, IdOf(row), reading.OddFields, IsLeftOut: !reading.IsRead));
            }
        }

        return page.Next;
    }

    // What cannot be an id may be anything, a name or an e-mail address too.
    private static string? IdOf(JsonElement row) => IdText.TryRead(row.TextOf("id"), static id => new RowId(id), out var known) ? known.Value : null;

    private readonly record struct RowId(string Value);
}

/// <summary>Following of <c>links.next</c>, which is opaque and therefore trusted as little as possible: the token goes where it points.</summary>
internal static class NextPage
{
    /// <summary>The address of the next page, which joins those that were read; null when the link leads anywhere but the configured host, or back to one of those.</summary>
    public static Uri? Follow(Uri baseUrl, Uri page, string link, HashSet<Uri> read) =>
        Uri.TryCreate(page, link, out var next) && IsSameHost(baseUrl, next) && read.Add(next) ? next : null;

    private static bool IsSameHost(Uri baseUrl, Uri next) =>
        next.UserInfo.Length == 0
        && Uri.Compare(baseUrl, next, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
