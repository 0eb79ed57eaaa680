using System.Runtime.CompilerServices;
using System.Text;
using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Users;

/// <summary>Reads user ids from CSV or pasted text, one a line.</summary>
/// <remarks>
/// Each line is taken apart by itself: a quote that is never closed would otherwise swallow every line after it.
/// Fields that span lines are therefore not understood; their further lines are reported as malformed.
/// </remarks>
internal static class ImportReader
{
    private const int ShownLength = 80;
    private static readonly char[] Delimiters = [',', ';', '\t'];
    private static readonly HashSet<string> Headers = new(["id", "ids", "user", "users", "userid", "userids", "basiquserid"], StringComparer.OrdinalIgnoreCase);

    public static async IAsyncEnumerable<ImportEntry> ReadAsync(TextReader text, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var column = 0;
        var delimiter = '\0';
        var isFirst = true;
        var number = 0;
        while (await text.ReadLineAsync(cancellationToken) is { } raw)
        {
            number++;
            var line = raw.Trim('\uFEFF', ' ', '\r', '\0');
            if (line.Length == 0)
            {
                continue;
            }

            delimiter = delimiter == '\0' ? DelimiterOf(line) : delimiter;
            var fields = Split(line, delimiter);
            if (isFirst && Array.FindIndex(fields, IsHeader) is >= 0 and var header)
            {
                (column, isFirst) = (header, false);
                continue;
            }

            isFirst = false;
            var field = column < fields.Length ? fields[column].Trim() : "";
            yield return UserId.TryParse(field, out var id)
                ? new ImportEntry(number, field, id)
                : new ImportEntry(number, Shorten(field.Length > 0 ? field : line), null);
        }
    }

    private static bool IsHeader(string field) => Headers.Contains(string.Concat(field.Where(char.IsLetter)));

    private static char DelimiterOf(string line) => line.IndexOfAny(Delimiters) is >= 0 and var at ? line[at] : '\0';

    private static string[] Split(string line, char delimiter)
    {
        if (!line.Contains('"', StringComparison.Ordinal))
        {
            return delimiter == '\0' ? [line] : line.Split(delimiter);
        }

        var fields = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        foreach (var character in line)
        {
            if (character == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (character == delimiter && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(character);
            }
        }

        return [.. fields, field.ToString()];
    }

    private static string Shorten(string text) => text.Length <= ShownLength ? text : text[..(ShownLength - 1)] + "…";
}
