using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace BasiqAdmin.Navigation;

/// <summary>
/// Keeps what somebody searches for out of the address in plain sight: it may be a name, an e-mail or a number, and an address ends up in
/// browser histories, bookmarks and the logs of proxies. Parts of ids stay readable. A link still shows a colleague the same list.
/// </summary>
internal static class HiddenText
{
    private const char Mark = '~';

    // The newest first. What was hidden before an app brought its keys, or with those of another app in this process, as in tests, stays readable.
    private static ImmutableList<IDataProtector> _protectors = [Of(new EphemeralDataProtectionProvider())];

    /// <summary>Uses the app's own keys, so that a link outlives a restart.</summary>
    public static void Use(IDataProtectionProvider keys) => ImmutableInterlocked.Update(ref _protectors, known => known.Insert(0, Of(keys)));

    /// <summary>The text as it may stand in an address.</summary>
    public static string? Hide(string? text) => text is null || IsPartOfAnId(text) ? text : Mark + _protectors[0].Protect(text);

    /// <summary>The text that an address holds, hidden or typed there by hand; null when it was hidden with other keys.</summary>
    public static string? Reveal(string? text) =>
        text is null || text[0] != Mark ? text : _protectors.Select(protector => Unprotect(protector, text[1..])).FirstOrDefault(found => found is not null);

    private static string? Unprotect(IDataProtector protector, string text)
    {
        try
        {
            return protector.Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // Hexadecimal digits and dashes with a letter in them: no name is spelled so, and no telephone number.
    private static bool IsPartOfAnId(string text) =>
        text.Any(char.IsAsciiDigit) && text.Any(char.IsAsciiLetter) && text.All(letter => char.IsAsciiHexDigit(letter) || letter == '-');

    private static IDataProtector Of(IDataProtectionProvider keys) => keys.CreateProtector("BasiqAdmin.SearchText");
}
