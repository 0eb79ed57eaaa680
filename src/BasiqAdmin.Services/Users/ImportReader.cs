using System.Runtime.CompilerServices;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Text;

namespace BasiqAdmin.Services.Users;

/// <summary>Reads user ids from CSV or pasted text: from the column whose heading names them best, else every id on each line.</summary>
/// <remarks>
/// A column that somebody chose comes first: from 1; 0 stands for every id on each line.
/// Each line is taken apart by itself: a quote that is never closed would otherwise swallow every line after it.
/// Fields that span lines are therefore not understood; their further lines are reported as lines without an id.
/// </remarks>
internal sealed class ImportReader(TextReader text, int? column = null)
{
    private const int ShownLength = 80;
    private const int LongestHead = 50;

    // The first bytes of a packed file, as .xlsx and .numbers are, and of an old .xls, read as text.
    private static readonly string[] WorkbookMarks = ["PK\u0003\u0004", "\uFFFD\uFFFD\u0011\u0871"];

    private int number;

    /// <summary>How the text is laid out; known once the first entry is read.</summary>
    public ImportLayout Layout { get; private set; } = ImportLayout.Unknown;

    /// <summary>An entry for every id, in the text's order, and one for each line without an id. Lines of punctuation alone, such as a list's brackets, are left out.</summary>
    /// <exception cref="RejectedException">The text is a workbook's.</exception>
    public async IAsyncEnumerable<ImportEntry> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var line in await ReadHeadAsync(cancellationToken))
        {
            foreach (var entry in Entries(line))
            {
                yield return entry;
            }
        }

        while (await NextAsync(cancellationToken) is { } line)
        {
            foreach (var entry in Entries(line))
            {
                yield return entry;
            }
        }
    }

    // A heading stands before the first id; titles may stand before the heading.
    private async Task<List<Line>> ReadHeadAsync(CancellationToken cancellationToken)
    {
        var head = new List<Line>();
        char? delimiter = null;
        while (head.Count < LongestHead && await NextAsync(cancellationToken) is { } line)
        {
            if (head.Count == 0)
            {
                RejectWorkbook(line.Text);
                if (ImportLayout.DelimiterSet(line.Text) is { } set)
                {
                    delimiter = set;
                    continue;
                }
            }

            if (ImportLayout.OfHeading(line.Text, delimiter) is { } layout)
            {
                Layout = layout.Choose(column);
                return head;
            }

            head.Add(line);
            if (IdsInText.OfUsers(line.Text).Any())
            {
                Layout = ImportLayout.OfRow(line.Text, [.. head.SkipLast(1).Select(before => before.Text)], delimiter).Choose(column);
                if (Layout is { Column: not null, HeadingsAt: { } place })
                {
                    head.RemoveAt(place);
                }

                return head;
            }
        }

        return head;
    }

    private IEnumerable<ImportEntry> Entries(Line line)
    {
        if (!line.Text.Any(char.IsLetterOrDigit))
        {
            yield break;
        }

        var field = Layout.FieldOf(line.Text);
        var isEmpty = true;
        foreach (var id in IdsInText.OfUsers(field))
        {
            isEmpty = false;
            yield return new ImportEntry(line.Number, id, UserId.Parse(id));
        }

        if (isEmpty)
        {
            yield return new ImportEntry(line.Number, Shorten(field.Length > 0 ? field : line.Text), null);
        }
    }

    private async Task<Line?> NextAsync(CancellationToken cancellationToken)
    {
        while (await text.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            if (line.Length > 0)
            {
                return new Line(number, line.Trim('\uFEFF', ' ', '\0'));
            }
        }

        return null;
    }

    private static void RejectWorkbook(string start)
    {
        if (WorkbookMarks.Any(mark => start.StartsWith(mark, StringComparison.Ordinal)))
        {
            throw new RejectedException("This is an Excel workbook (.xlsx), whatever its name ends in. In Excel choose File, Save As, \"CSV UTF-8\", and import that file; or copy the column of ids and paste it.");
        }
    }

    private static string Shorten(string text) => text.Length <= ShownLength ? text : text[..(ShownLength - 1)] + "…";

    private sealed record Line(int Number, string Text);
}

/// <summary>Reads the beginning of an import, so that somebody can see what would be taken before anything is.</summary>
internal static class ImportPreviewer
{
    private const int MostEntries = 1000;
    private const int MostSamples = 3;
    private const int MostWithout = 10;

    /// <summary>Reads at most a thousand ids and lines.</summary>
    /// <exception cref="RejectedException">The text is a workbook's.</exception>
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
