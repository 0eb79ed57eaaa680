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

/// <summary>An id of an import, or a line of it without one.</summary>
/// <param name="Number">Line number, from 1.</param>
/// <param name="Text">The id, or what stood where one belongs, shortened.</param>
/// <param name="Id">The id; null when the line holds none.</param>
internal sealed record ImportEntry(int Number, string Text, UserId? Id);

/// <summary>A line of an import that needs attention.</summary>
/// <param name="Number">Line number, from 1.</param>
/// <param name="Text">What stood there, shortened to 80 characters; shown to the importer only, never logged.</param>
/// <param name="Problem">What is wrong and what to do.</param>
public sealed record ImportLine(int Number, string Text, string Problem);

/// <summary>What became of every id and line of an import. Several ids may stand on a line.</summary>
/// <param name="New">Ids that were not known before and that Basiq knows.</param>
/// <param name="Known">Ids that the directory held already, duplicates within the import included.</param>
/// <param name="NotFound">Lines whose id Basiq does not know (or belongs to another application).</param>
/// <param name="Malformed">Lines that hold no id.</param>
/// <param name="Failed">Lines whose look-up failed; they stay pending and are tried again in the background.</param>
public sealed record ImportReport(int New, int Known, IReadOnlyList<ImportLine> NotFound, IReadOnlyList<ImportLine> Malformed, IReadOnlyList<ImportLine> Failed)
{
    /// <summary>Ids read, repeated ones included.</summary>
    public int Ids => New + Known + NotFound.Count + Failed.Count;
}

/// <summary>How far an import has come.</summary>
public sealed record ImportProgress(int LookedUp, int Total);
