using System.Text;
using BasiqAdmin.Services.Text;

namespace BasiqAdmin.Services.Users;

/// <summary>Where the ids of an import stand.</summary>
/// <param name="Column">The place of their column, from 0; null when ids are taken from anywhere on a line.</param>
/// <param name="Names">The headings of all columns as they are spelled, or their numbers; empty where there are no columns.</param>
/// <param name="Delimiter">What parts them.</param>
internal sealed record ImportLayout(int? Column, IReadOnlyList<string> Names, char Delimiter)
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
    public static ImportLayout Unknown { get; } = new(null, [], '\0');

    /// <summary>The heading of the column; null when ids are taken from anywhere on a line.</summary>
    public string? Heading => Column is { } place ? Names[place] : null;

    /// <summary>Which of the lines before the first id has the headings, although none of them names a column of ids; null where none has.</summary>
    public int? HeadingsAt { get; private init; }

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
            .Select(found => new ImportLayout(found.Place.Column, NamesOf(found.Fields), found.Delimiter))
            .FirstOrDefault();

    /// <summary>The columns of a file whose headings name no column of ids, from the first line with an id and those before it; ids are taken from anywhere unless a column is chosen.</summary>
    public static ImportLayout OfRow(string row, IReadOnlyList<string> before, char? delimiter)
    {
        var (parting, fields) = (delimiter is { } set ? [set] : Delimiters).Select(candidate => (candidate, Split(row, candidate))).MaxBy(found => found.Item2.Length);
        if (fields.Length < 2 || row.TrimStart() is ['{' or '[', ..])
        {
            return Unknown;
        }

        // The first with as many fields: further ones are rows without an id, whose fields are somebody's data.
        var (headings, place) = before.Select((line, place) => (Fields: Split(line, parting), Place: (int?)place)).FirstOrDefault(line => line.Fields.Length == fields.Length);
        return new ImportLayout(null, NamesOf(headings ?? new string[fields.Length]), parting) { HeadingsAt = place };
    }

    /// <summary>The same with the column that somebody chose: from 1; 0 for ids anywhere on a line, null for what the headings tell.</summary>
    public ImportLayout Choose(int? column) => column switch
    {
        0 => this with { Column = null },
        > 0 and var chosen when chosen <= Names.Count => this with { Column = chosen - 1 },
        _ => this,
    };

    /// <summary>The part of a line that belongs to the column; the whole line where there is none.</summary>
    public string FieldOf(string line)
    {
        if (Column is not { } place)
        {
            return line;
        }

        var fields = Split(line, Delimiter);

        // A quote that is never closed hides the delimiters behind it.
        fields = place < fields.Length || Delimiter == '\0' ? fields : line.Replace("\"", "", StringComparison.Ordinal).Split(Delimiter);
        return place < fields.Length ? fields[place].Trim() : "";
    }

    private static IReadOnlyList<string> NamesOf(IEnumerable<string?> fields) => [.. fields.Select((field, place) => PlainText.Of(field) ?? $"Column {place + 1}")];

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
