namespace BasiqAdmin.Components.Shared;

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
