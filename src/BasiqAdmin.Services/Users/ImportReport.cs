namespace BasiqAdmin.Services.Users;

/// <summary>What became of every line of an import.</summary>
/// <param name="New">Ids that were not known before and that Basiq knows.</param>
/// <param name="Known">Ids that the directory held already, duplicates within the import included.</param>
/// <param name="NotFound">Lines whose id Basiq does not know (or belongs to another application).</param>
/// <param name="Malformed">Lines that hold no id.</param>
/// <param name="Failed">Lines whose look-up failed; they stay pending and are tried again in the background.</param>
public sealed record ImportReport(int New, int Known, IReadOnlyList<ImportLine> NotFound, IReadOnlyList<ImportLine> Malformed, IReadOnlyList<ImportLine> Failed)
{
    /// <summary>Lines read, empty lines and header left out.</summary>
    public int Lines => New + Known + NotFound.Count + Malformed.Count + Failed.Count;
}
