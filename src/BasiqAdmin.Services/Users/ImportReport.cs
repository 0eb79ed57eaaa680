namespace BasiqAdmin.Services.Users;

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
