using System.Globalization;

namespace BasiqAdmin.Display;

/// <summary>Shortens what is too long to read but must stay recognisable.</summary>
public static class ShortText
{
    private const int KeptInFront = 8;
    private const int KeptBehind = 4;

    /// <summary>The beginning and the end of <paramref name="text"/>: ea3a81f0…9b2c.</summary>
    public static string Middle(string text) =>
        text.Length <= KeptInFront + KeptBehind + 1 ? text : $"{text[..KeptInFront]}…{text[^KeptBehind..]}";

    /// <summary>A word of Basiq's that is not known here, as people read it: "Invalid credentials" for invalid-credentials.</summary>
    public static string Sentence(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..].Replace('-', ' ').Replace('_', ' ');

    /// <summary>A masked name as one says it: "Gavin B." for Gavin B••••••. What is not masked stays.</summary>
    public static string Name(string masked) => masked.TrimEnd('•') is var seen && seen.Length < masked.Length && seen.Length > 0 ? $"{seen}." : masked;
}

/// <summary>What a person is called where only their masked name may be shown.</summary>
public static class NameText
{
    /// <summary>The masked name, or that there is none.</summary>
    public static string Of(string? masked) => string.IsNullOrWhiteSpace(masked) ? "Without a name" : masked;
}

/// <summary>Whole numbers as people read them, the same in every list, card and sentence.</summary>
public static class NumberText
{
    /// <summary>With separators: "12,345".</summary>
    public static string Of(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
