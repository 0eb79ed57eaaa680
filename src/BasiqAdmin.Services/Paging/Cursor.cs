using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace BasiqAdmin.Services.Paging;

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
