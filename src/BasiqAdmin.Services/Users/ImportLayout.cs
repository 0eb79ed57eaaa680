using System.Text;
using BasiqAdmin.Services.Text;

namespace BasiqAdmin.Services.Users;

/// <summary>Where the ids of an import stand.</summary>
/// <param name="Heading">The heading of their column as it is spelled; null when no heading names one, and ids are taken from anywhere on a line.</param>
/// <param name="Column">The column's place, from 0.</param>
/// <param name="Columns">How many columns there are.</param>
/// <param name="Delimiter">What parts them.</param>
internal sealed record ImportLayout(string? Heading, int Column, int Columns, char Delimiter)
{
    private const string OwnField = "__c";
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    // The first that a file has wins: "id" may be its own table's, "user" a name.
    private static readonly string[][] Headings =
    [
        ["basiquserid", "basiquserids", "basiquser", "basiqid", "basiquseruuid"],
        ["userid", "userids", "useruuid", "userguid"],
        ["id", "ids", "uuid", "guid"],
        ["user", "users"],
    ];

    /// <summary>Ids anywhere on each line.</summary>
    public static ImportLayout Unknown { get; } = new(null, 0, 1, '\0');

    /// <summary>The delimiter of a line such as <c>sep=;</c>, which Excel writes and reads; null for another line.</summary>
    public static char? DelimiterSet(string line) =>
        PlainText.WithoutMarks(line).Trim().Trim('"') is ['s' or 'S', 'e' or 'E', 'p' or 'P', '=', var delimiter] ? delimiter
        : line.Trim().Equals("sep=", StringComparison.OrdinalIgnoreCase) ? '\t'
        : null;

    /// <summary>The layout that a line of headings tells; null when it names no column of ids.</summary>
    public static ImportLayout? OfHeading(string line, char? delimiter) =>
        (delimiter is { } set ? [set] : Delimiters.Append('\0'))
            .Select(candidate => Split(line, candidate) is var fields ? (Place: Best(fields), Fields: fields, Delimiter: candidate) : default)
            .Where(found => found.Place.Column >= 0)
            .OrderBy(found => found.Place.Rank)
            .ThenByDescending(found => found.Fields.Length)
            .Select(found => new ImportLayout(PlainText.Of(found.Fields[found.Place.Column])!, found.Place.Column, found.Fields.Length, found.Delimiter))
            .FirstOrDefault();

    /// <summary>The part of a line that belongs to the column; the whole line where there is none.</summary>
    public string FieldOf(string line)
    {
        if (Heading is null)
        {
            return line;
        }

        var fields = Split(line, Delimiter);

        // A quote that is never closed hides the delimiters behind it.
        fields = Column < fields.Length || Delimiter == '\0' ? fields : line.Replace("\"", "", StringComparison.Ordinal).Split(Delimiter);
        return Column < fields.Length ? fields[Column].Trim() : "";
    }

    private static (int Rank, int Column) Best(string[] fields)
    {
        var names = fields.Select(NameOf).ToArray();
        var rank = Array.FindIndex(Headings, headings => names.Any(name => headings.Contains(name, StringComparer.Ordinal)));
        return rank < 0 ? (rank, -1) : (rank, Array.FindIndex(names, name => Headings[rank].Contains(name, StringComparer.Ordinal)));
    }

    // BasiqUserId__c, "Basiq user ID", basiq_user_id and user.id are what they say without case and signs.
    private static string NameOf(string field)
    {
        var name = PlainText.WithoutMarks(field).Trim().Trim('"').Trim();
        name = name.EndsWith(OwnField, StringComparison.OrdinalIgnoreCase) ? name[..^OwnField.Length] : name;
        return string.Concat(name.Where(char.IsLetter)).ToLowerInvariant();
    }

    private static string[] Split(string line, char delimiter)
    {
        if (delimiter == '\0')
        {
            return [line];
        }

        if (!line.Contains('"', StringComparison.Ordinal))
        {
            return line.Split(delimiter);
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
}
