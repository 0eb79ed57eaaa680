using System.Globalization;
using System.Text;

namespace BasiqAdmin.Services.Text;

/// <summary>Text that came from outside, made safe to stand among other text: no character in it steers how its neighbours are shown.</summary>
/// <remarks>
/// A name may begin with a right-to-left override, which turns the rest of the line around, or hide zero-width characters in which two
/// equal names differ. Joiners stay: some scripts, and emoji, need them.
/// </remarks>
public static class PlainText
{
    private const char NonJoiner = '\u200C';
    private const char Joiner = '\u200D';

    /// <summary>The text on one line, without direction marks and control characters, trimmed; null when nothing remains.</summary>
    public static string? Of(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var plain = string.Join(' ', WithoutMarks(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return plain.Length > 0 ? plain : null;
    }

    /// <summary>The text without direction marks and other invisible characters; its line breaks stay, other control characters become spaces.</summary>
    public static string WithoutMarks(string text)
    {
        if (!text.Any(character => IsSteering(character) || char.IsSurrogate(character)))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format && rune.Value is not (NonJoiner or Joiner))
            {
                continue;
            }

            plain.Append(Rune.IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t') ? " " : rune.ToString());
        }

        return plain.ToString();
    }

    private static bool IsSteering(char character) =>
        (char.IsControl(character) && character is not ('\n' or '\r' or '\t'))
        || (char.GetUnicodeCategory(character) is UnicodeCategory.Format && character is not (NonJoiner or Joiner));
}
