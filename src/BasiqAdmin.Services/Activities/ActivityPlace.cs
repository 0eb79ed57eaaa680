using System.Globalization;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Services.Activities;

/// <summary>The place of an entry among those of all kinds: by time, then by kind, then by key.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Source">The kind's number.</param>
/// <param name="Key">The row's key.</param>
internal sealed record ActivityPlace(DateTimeOffset At, int Source, long Key)
{
    private const string Order = "activity";

    /// <summary>Reads a cursor; null when it is missing, malformed or of another list.</summary>
    public static ActivityPlace? Parse(string? cursor)
    {
        var parts = Cursor.Decode(cursor, Order) is { SortKey: { } key } decoded ? (decoded.Id, Key: key.Split('.')) : default;
        return parts.Key is [var time, var kind]
            && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            && int.TryParse(kind, NumberStyles.None, CultureInfo.InvariantCulture, out var source)
            ? new ActivityPlace(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), source, parts.Id)
            : null;
    }

    /// <summary>The cursor that goes on after this place.</summary>
    public string Encode() => new Cursor(Order, Backwards: false, Key, string.Create(CultureInfo.InvariantCulture, $"{At.ToUnixTimeMilliseconds()}.{Source}")).Encode();
}

/// <summary>A row with its time and key, by which rows of all kinds are read alike.</summary>
internal sealed class Placed<T>
{
    public required DateTimeOffset At { get; init; }

    public required long Key { get; init; }

    public required T Row { get; init; }
}

/// <summary>Reads the rows of one kind that come after a place.</summary>
internal static class PlacedRows
{
    /// <summary>The newest of <paramref name="rows"/> after <paramref name="after"/>, one more than a page has.</summary>
    public static IQueryable<Placed<T>> Older<T>(this IQueryable<Placed<T>> rows, int source, ActivityPlace? after, int size)
    {
        if (after is { At: var at, Key: var key })
        {
            rows = source.CompareTo(after.Source) switch
            {
                > 0 => rows.Where(row => row.At <= at),
                0 => rows.Where(row => row.At < at || (row.At == at && row.Key < key)),
                _ => rows.Where(row => row.At < at),
            };
        }

        return rows.OrderByDescending(row => row.At).ThenByDescending(row => row.Key).Take(size + 1);
    }
}
