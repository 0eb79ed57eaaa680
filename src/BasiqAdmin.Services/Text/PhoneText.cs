using PhoneNumbers;

namespace BasiqAdmin.Services.Text;

/// <summary>Phone numbers in one spelling, however they were written.</summary>
/// <param name="region">The country of numbers without a country's code: two letters of ISO 3166, e.g. <c>AU</c>.</param>
public sealed class PhoneText(string region)
{
    private const int ShortestPart = 6;
    private const int LongestNumber = 25;

    /// <summary>The country of numbers that name none.</summary>
    public string Region { get; } = region.Trim().ToUpperInvariant();

    /// <summary>The number in E.164 without the plus sign, e.g. <c>61433111222</c>; null when the text is none.</summary>
    public string? International(string? text) => Parse(text) is { } number ? Numbers.Format(number, PhoneNumberFormat.E164)[1..] : null;

    /// <summary>The digits as people of the number's own country write them, e.g. <c>0433111222</c>; null when the text is no number.</summary>
    public string? National(string? text) => Parse(text) is { } number ? Digits(Numbers.Format(number, PhoneNumberFormat.NATIONAL)) : null;

    /// <summary>What to look for in international numbers for a text that may be part of one: its digits without the zeros that stand for a country. Null when the text is no part of a number.</summary>
    public string? PartOf(string text)
    {
        if (text.Length > LongestNumber || !text.All(character => char.IsAsciiDigit(character) || char.IsWhiteSpace(character) || "+-()./".Contains(character, StringComparison.Ordinal)))
        {
            return null;
        }

        var digits = Digits(WithoutTrunkZero(text)).TrimStart('0');
        return digits.Length >= ShortestPart ? International(text) ?? digits : null;
    }

    /// <summary>The digits of a text, in their order.</summary>
    public static string Digits(string? text) => string.Concat((text ?? "").Where(char.IsAsciiDigit));

    /// <summary>Whether the numbers of <paramref name="region"/> are known.</summary>
    public static bool IsRegion(string? region) => region is not null && Numbers.GetSupportedRegions().Contains(region.Trim().ToUpperInvariant());

    private static PhoneNumberUtil Numbers => PhoneNumberUtil.GetInstance();

    private PhoneNumber? Parse(string? text)
    {
        if (Digits(text) is not { Length: >= ShortestPart } digits || text!.Length > LongestNumber)
        {
            return null;
        }

        // Basiq spells some numbers with their country's code and without the plus sign, and people write 00 for it.
        var spelled = WithoutTrunkZero(text).Trim();
        return Valid(spelled)
            ?? (spelled.StartsWith("00", StringComparison.Ordinal) ? Valid("+" + digits.TrimStart('0')) : null)
            ?? (spelled.StartsWith('+') || digits.StartsWith('0') ? null : Valid("+" + digits));
    }

    private PhoneNumber? Valid(string text)
    {
        try
        {
            var number = Numbers.Parse(text, Region);
            return Numbers.IsValidNumber(number) ? number : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    // "+61 (0)433 111 222": the zero is for callers from inside the country.
    private static string WithoutTrunkZero(string text) => text.Replace("(0)", " ", StringComparison.Ordinal);
}
