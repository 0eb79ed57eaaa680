using System.Collections.Frozen;
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

/// <summary>Letters that carry an accent in one character, and the letter without it: Latin, Greek, Cyrillic, Arabic and kana, in lower case.</summary>
/// <remarks>From Unicode's canonical decompositions. <see cref="string.Normalize()"/> would tell them too, but does nothing without ICU, which the app does not carry.</remarks>
internal static class AccentedLetters
{
    // Each word is a letter and its accented forms.
    private const string Table =
        "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ bḃḅḇ cçćĉċčḉ dďḋḍḏḑḓ eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ fḟ gĝğġģǧǵḡ hĥȟḣḥḧḩḫẖ iìíîïĩīĭįİǐȉȋḭḯỉị" +
        " jĵǰ kķǩḱḳḵ lĺļľḷḹḻḽ mḿṁṃ nñńņňǹṅṇṉṋ oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ pṕṗ rŕŗřȑȓṙṛṝṟ sśŝşšșṡṣṥṧṩ tţťțṫṭṯṱẗ" +
        " uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự vṽṿ wŵẁẃẅẇẉẘ xẋẍ yýÿŷȳẏẙỳỵỷỹ zźżžẑẓẕ æǣǽ øǿ ſẛ αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ εέἐἑἒἓἔἕὲέ" +
        " ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ ιΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ οόὀὁὂὃὄὅὸό ρῤῥ υΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ аӑӓ гѓ" +
        " еѐёӗ жӂӝ зӟ ийѝӣӥ кќ оӧ уўӯӱӳ чӵ ыӹ эӭ ії ѵѷ әӛ өӫ اآأإ وؤ يئ ہۂ ےۓ ەۀ うゔ かが きぎ くぐ けげ こご さざ しじ すず せぜ そぞ ただ ちぢ つづ てで とど" +
        " はばぱ ひびぴ ふぶぷ へべぺ ほぼぽ ゝゞ ウヴ カガ キギ クグ ケゲ コゴ サザ シジ スズ セゼ ソゾ タダ チヂ ツヅ テデ トド ハバパ ヒビピ フブプ ヘベペ ホボポ ワヷ ヰヸ ヱヹ ヲヺ ヽヾ";

    private static readonly FrozenDictionary<char, char> Plain =
        Table.Split(' ').SelectMany(word => word[1..].Select(accented => (accented, word[0]))).ToFrozenDictionary(pair => pair.accented, pair => pair.Item2);

    /// <summary>The letter without its accents; every other character as it is.</summary>
    public static char Without(char character) => Plain.GetValueOrDefault(character, character);
}
