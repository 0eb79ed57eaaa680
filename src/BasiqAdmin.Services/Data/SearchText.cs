using System.Globalization;
using System.Text;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Text;

namespace BasiqAdmin.Services.Data;

/// <summary>The text that search looks into: a user's words as <see cref="FoldedText"/> spells them, each behind two marks and before one.</summary>
/// <remarks>
/// The index knows groups of three characters. The marks make a search for one or two characters possible, as one for the
/// beginning of a word: "g" is looked for as mark, mark, g. A word between marks is a whole one.
/// </remarks>
internal static class SearchText
{
    // Counted up when the text gets another form.
    private const int Form = 2;
    private const int Forms = 100;
    private const int Letters = 'Z' - 'A' + 1;

    /// <summary>Stands around every word; what people type has it removed.</summary>
    public const char Mark = '\u001f';

    // Nobody's name is so long that more would be looked for.
    private const int MostEndings = 12;

    /// <summary>Which form of the text this version of the app writes, and with whose phone numbers; rows that have another are written anew at the start.</summary>
    /// <remarks>Australia has the bare number of the form, which rows had before the region was a setting.</remarks>
    public static int Version(PhoneText phones) => Form + (Forms * (Number(phones.Region) - Number("AU")));

    /// <summary>Makes the user findable and sortable by what is stored of them now; without details, by the id alone.</summary>
    public static void Fill(DirectoryUser user, PhoneText phones)
    {
        user.SortName = user.Name is null ? "" : string.Join(' ', Words(user.Name));
        user.SearchText = Of(user, phones);
        user.SearchVersion = Version(phones);
    }

    /// <summary>The words of a text as they are compared, marks and other control characters left out.</summary>
    public static string[] Words(string? text) =>
        string.IsNullOrWhiteSpace(text)
            ? []
            : FoldedText.Of(string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)))
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static int Number(string region) => ((region[0] - 'A') * Letters) + region[1] - 'A';

    private static string Of(DirectoryUser user, PhoneText phones)
    {
        string?[] phone = [phones.International(user.Mobile), phones.National(user.Mobile), PhoneText.Digits(user.Mobile)];
        var words = NameWords(user.Name)
            .Concat(NameWords(user.BusinessName))
            .Concat(Words(user.Email))
            .Concat(phone.OfType<string>())
            .Concat(Words(user.Id.Value))
            .Where(word => word.Length > 0)
            .Distinct(StringComparer.Ordinal);
        var text = new StringBuilder();
        foreach (var word in words)
        {
            text.Append(Mark).Append(Mark).Append(word);
        }

        return text.Append(Mark).ToString();
    }

    // Besides the words themselves, what people type who know a part of a double name, or a name in a script without spaces.
    private static IEnumerable<string> NameWords(string? name)
    {
        var words = Words(name);
        var unspaced = words.Length > 1 && words.All(IsUnspaced) ? words : [];
        return [.. words, .. words.SelectMany(Endings), .. unspaced.Length > 0 ? (string[])[string.Concat(unspaced), string.Concat(unspaced.Reverse())] : []];
    }

    private static IEnumerable<string> Endings(string word) => IsUnspaced(word)
        ? StringInfo.ParseCombiningCharacters(word).Skip(1).Take(MostEndings).Select(start => word[start..])
        : word.Select((character, place) => character == '-' ? word[(place + 1)..] : "");

    private static bool IsUnspaced(string word) => word.EnumerateRunes().All(rune => Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherLetter);
}
