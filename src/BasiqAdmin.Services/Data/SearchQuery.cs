using BasiqAdmin.Services.Text;

namespace BasiqAdmin.Services.Data;

/// <summary>What somebody typed or pasted, made ready for the search index.</summary>
/// <param name="Text">What is looked for: the text as it was typed, or the id that a pasted link or list is about.</param>
/// <param name="Terms">Each must occur; one or two characters only as the beginning of a word.</param>
/// <param name="Number">The digits of what looks like a phone number or a part of one; found instead of the terms.</param>
public sealed record SearchQuery(string Text, IReadOnlyList<string> Terms, string? Number)
{
    private const int MaxTerms = 8;
    private const int MaxLength = 100;
    private const int Gram = 3;

    /// <summary>The words that were typed, as the index spells them.</summary>
    public IEnumerable<string> Words => Terms.Select(term => term.Trim(SearchText.Mark));

    /// <summary>Reads what was typed, phone numbers as <paramref name="phones"/> does; null when there is nothing to look for.</summary>
    public static SearchQuery? From(string? text, PhoneText phones)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var meant = IdsInText.Meant(text) ?? (text.Length > MaxLength ? text[..MaxLength] : text).Trim();
        var words = SearchText.Words(meant);
        return words.Length == 0 ? null : new SearchQuery(meant, [.. words.Take(MaxTerms).Select(Findable)], phones.PartOf(meant));
    }

    /// <summary>The query for some of the words only.</summary>
    public SearchQuery Only(IEnumerable<string> words) => new(Text, [.. words.Select(Findable)], null);

    /// <summary>The same, but every term must begin a word.</summary>
    public SearchQuery AtWordStarts() => this with
    {
        Terms = [.. Terms.Select(term => term[0] == SearchText.Mark ? term : SearchText.Mark + term)],
        Number = Number is null ? null : SearchText.Mark + Number,
    };

    /// <summary>The same, but every term must be a whole word.</summary>
    public SearchQuery AsWholeWords() => this with
    {
        Terms = [.. Words.Select(word => $"{SearchText.Mark}{word}{SearchText.Mark}")],
        Number = Number is null ? null : $"{SearchText.Mark}{Number}{SearchText.Mark}",
    };

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
}
