namespace BasiqAdmin.Basiq.Lists;

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
