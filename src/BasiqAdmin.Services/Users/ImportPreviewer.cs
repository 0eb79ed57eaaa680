using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Users;

/// <summary>Reads the beginning of an import, so that somebody can see what would be taken before anything is.</summary>
internal static class ImportPreviewer
{
    private const int MostEntries = 1000;
    private const int MostSamples = 3;
    private const int MostWithout = 10;

    /// <summary>Reads at most a thousand ids and lines.</summary>
    /// <exception cref="ImportRejectedException">The text is a workbook's.</exception>
    public static async Task<ImportPreview> ReadAsync(TextReader text, int? column, CancellationToken cancellationToken)
    {
        var reader = new ImportReader(text, column);
        var seen = await reader.ReadAsync(cancellationToken).Take(MostEntries + 1).ToListAsync(cancellationToken);
        var entries = seen.Take(MostEntries).ToList();
        var ids = entries.Select(entry => entry.Id).OfType<UserId>().ToList();
        return new ImportPreview(
            reader.Layout.Heading,
            (reader.Layout.Column ?? 0) + 1,
            Math.Max(1, reader.Layout.Names.Count),
            [.. ids.Distinct().Take(MostSamples)],
            ids.Count,
            [.. entries.Where(entry => entry.Id is null).Take(MostWithout).Select(ImportTally.WithoutId)],
            seen.Count <= MostEntries)
        {
            Names = reader.Layout.Names,
        };
    }
}
