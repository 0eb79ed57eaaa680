using System.Collections;

namespace BasiqAdmin.Basiq.Lists;

/// <summary>A list as Basiq gave it, all pages: the rows that could be read, in Basiq's order, and which ones could not, or only in part.</summary>
/// <param name="rows">The rows that could be read.</param>
/// <param name="odd">The odd ones; none where all of them are as the documents describe.</param>
public sealed class BasiqList<T>(IReadOnlyList<T> rows, IReadOnlyList<OddRow> odd) : IReadOnlyList<T>
{
    /// <summary>The rows that are not as the documents describe, those that were read in part among them.</summary>
    public IReadOnlyList<OddRow> Odd => odd;

    /// <summary>How many rows could not be read at all: they exist at Basiq and are missing here.</summary>
    public int LeftOut => odd.Count(static row => row.IsLeftOut);

    /// <summary>How many rows Basiq gave, those that could not be read included.</summary>
    public int Total => Count + LeftOut;

    /// <summary>How many rows could be read.</summary>
    public int Count => rows.Count;

    /// <summary>The row at a place among those that could be read.</summary>
    public T this[int index] => rows[index];

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Lists that nothing was odd about.</summary>
public static class BasiqList
{
    /// <summary>A list without a row.</summary>
    public static BasiqList<T> Empty<T>() => new([], []);
}

/// <summary>A row of a list that is not as the documents describe. It names no value: what stands in an odd row may be personal.</summary>
/// <param name="Position">Its place in Basiq's list, from 1.</param>
/// <param name="Id">Its id; null where it has none that can be one.</param>
/// <param name="Fields">The fields that could not be read, such as <c>steps[1]</c>; empty where the row is no object at all.</param>
/// <param name="IsLeftOut">Whether nothing of it could be used; otherwise only the fields are missing.</param>
public sealed record OddRow(int Position, string? Id, IReadOnlyList<string> Fields, bool IsLeftOut)
{
    /// <summary>The row by what identifies it: <c>row 3 (c1): steps[1]</c>.</summary>
    public override string ToString() =>
        $"row {Position}{(Id is null ? "" : $" ({Id})")}: {(Fields.Count > 0 ? string.Join(", ", Fields) : "empty")}";
}
