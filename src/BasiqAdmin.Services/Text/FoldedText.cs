using System.Globalization;
using System.Text;

namespace BasiqAdmin.Services.Text;

/// <summary>Text as search compares it: lower case, without accents, however it was composed and whichever apostrophe it has.</summary>
public static class FoldedText
{
    // Letters that Unicode does not take apart, as people type them who do not have them.
    private static readonly Dictionary<char, string> Letters = new()
    {
        ['ß'] = "ss", ['æ'] = "ae", ['œ'] = "oe", ['ø'] = "o", ['đ'] = "d", ['ð'] = "d", ['ħ'] = "h", ['ı'] = "i", ['ł'] = "l", ['ŧ'] = "t", ['þ'] = "th",
    };

    /// <summary>The folded text; what separates words stays, apostrophes go.</summary>
    public static string Of(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant().Replace("'", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal);
        }

        var folded = new StringBuilder(text.Length);
        foreach (var character in PlainText.WithoutMarks(text))
        {
            var letter = AccentedLetters.Without(char.ToLowerInvariant(Narrow(character)));
            if (Letters.TryGetValue(letter, out var letters))
            {
                folded.Append(letters);
            }
            else if (!IsLeftOut(letter))
            {
                folded.Append(Unified(letter));
            }
        }

        return folded.ToString();
    }

    // The wide forms of ASCII, which keyboards for Chinese and Japanese write.
    private static char Narrow(char character) => character is >= '\uFF01' and <= '\uFF5E' ? (char)(character - 0xFEE0) : character;

    private static bool IsLeftOut(char character) => character switch
    {
        '\'' or '`' or '´' or '’' or '‘' or '‛' or '′' or 'ʼ' or 'ʻ' or 'ʹ' or '\u200C' or '\u200D' => true,
        _ => char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark,
    };

    private static char Unified(char character) => char.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.DashPunctuation => '-',
        UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation => '"',
        _ => character,
    };
}
