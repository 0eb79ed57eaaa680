namespace BasiqAdmin.Components.Shared;

/// <summary>A count that is a filter.</summary>
/// <param name="Text">What is counted.</param>
/// <param name="Count">How many; null while it is not known.</param>
/// <param name="Href">The list narrowed to these.</param>
/// <param name="IsCurrent">The list is narrowed to these.</param>
public sealed record CountChip(string Text, int? Count, string Href, bool IsCurrent)
{
    /// <summary>
    /// The one of <paramref name="line"/> that Tab stops at: the current one, else the first. The arrow keys lead to the others (wwwroot/js/roving.js), so that a line
    /// of choices is one step on the way to the list below it.
    /// </summary>
    public static CountChip? StopOf(IReadOnlyList<CountChip> line) => line.FirstOrDefault(chip => chip.IsCurrent) ?? (line.Count > 0 ? line[0] : null);
}
