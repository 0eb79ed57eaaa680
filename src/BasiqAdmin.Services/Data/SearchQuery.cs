using System.Text;

namespace BasiqAdmin.Services.Data;

/// <summary>What somebody typed, made ready for the search index.</summary>
/// <param name="Terms">Each must occur; one or two characters only as the beginning of a word.</param>
/// <param name="Number">The digits of what looks like a phone number; found instead of the terms.</param>
public sealed record SearchQuery(IReadOnlyList<string> Terms, string? Number)
{
    private const int MaxTerms = 8;
    private const int MaxLength = 100;
    private const int Gram = 3;

    /// <summary>Reads what was typed; null when there is nothing to look for.</summary>
    public static SearchQuery? From(string? text)
    {
        var words = SearchText.Words(text?.Length > MaxLength ? text[..MaxLength] : text);
        return words.Length == 0 ? null : new SearchQuery([.. words.Take(MaxTerms).Select(Findable)], NumberIn(string.Concat(words)));
    }

    /// <summary>The same, but every term must begin a word.</summary>
    public SearchQuery AtWordStarts() =>
        new([.. Terms.Select(term => term[0] == SearchText.Mark ? term : SearchText.Mark + term)], Number is null ? null : SearchText.Mark + Number);

    /// <summary>The query in the index's own language, every term quoted.</summary>
    internal string ToMatch()
    {
        var match = string.Join(" AND ", Terms.Select(Quote));
        return Number is null ? match : $"({match}) OR {Quote(Number)}";
    }

    private static string Quote(string term) => $"\"{term.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Findable(string word)
    {
        var missing = Gram - word.EnumerateRunes().Count();
        return missing > 0 ? new string(SearchText.Mark, missing) + word : word;
    }

    // 0400 123 666 is stored as 61400123666: the leading zero stands for the country.
    private static string? NumberIn(string text)
    {
        var digits = SearchText.Digits(text).TrimStart('0');
        var isNumber = digits.Length >= 6 && text.All(character => char.IsAsciiDigit(character) || "+-()./".Contains(character, StringComparison.Ordinal));
        return isNumber ? digits : null;
    }
}
