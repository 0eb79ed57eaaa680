using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Users;

/// <summary>What an import would take, from the beginning of the text; nothing has been stored.</summary>
/// <param name="Heading">Heading of the column that is read; null when no heading names one and none was chosen, and every id on each line is taken.</param>
/// <param name="Column">The column's place, from 1.</param>
/// <param name="Columns">How many columns there are.</param>
/// <param name="Samples">The first different ids, three at most.</param>
/// <param name="Ids">How many ids were seen, repeated ones included.</param>
/// <param name="Without">The lines seen that hold no id, ten at most.</param>
/// <param name="IsWhole">Whether all of the text was seen.</param>
public sealed record ImportPreview(string? Heading, int Column, int Columns, IReadOnlyList<UserId> Samples, int Ids, IReadOnlyList<ImportLine> Without, bool IsWhole)
{
    /// <summary>The headings of all columns, or their numbers, to choose another from; empty where there are no columns.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
}
