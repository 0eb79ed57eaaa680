using System.Text;
using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Data;

/// <summary>The text that search looks into: a user's words in lower case, each behind two marks.</summary>
/// <remarks>
/// The index knows groups of three characters. The marks make a search for one or two characters possible, as one for the
/// beginning of a word: "g" is looked for as mark, mark, g.
/// </remarks>
internal static class SearchText
{
    /// <summary>Stands before every word; what people type has it removed.</summary>
    public const char Mark = '\u001f';

    /// <summary>What is stored for a user; without details it is the id alone.</summary>
    public static string Of(UserId id, string? name = null, string? email = null, string? mobile = null)
    {
        var text = new StringBuilder();
        foreach (var word in (string[])[.. Words(name), .. Words(email), Digits(mobile), .. Words(id.Value)])
        {
            if (word.Length > 0)
            {
                text.Append(Mark).Append(Mark).Append(word);
            }
        }

        return text.ToString();
    }

    /// <summary>The words of a text in lower case, marks and other control characters left out.</summary>
    public static string[] Words(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        var plain = string.Concat(text.Select(character => char.IsControl(character) ? ' ' : char.ToLowerInvariant(character)));
        return plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The digits of a number, so that it is found however it is spaced.</summary>
    public static string Digits(string? text) => string.Concat((text ?? "").Where(char.IsAsciiDigit));
}
