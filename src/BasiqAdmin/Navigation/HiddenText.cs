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

    // Until the app's own keys are there, as in tests, a text can be read back for as long as the process lives.
    private static IDataProtector _protector = Of(new EphemeralDataProtectionProvider());

    /// <summary>Uses the app's own keys, so that a link outlives a restart.</summary>
    public static void Use(IDataProtectionProvider keys) => _protector = Of(keys);

    /// <summary>The text as it may stand in an address.</summary>
    public static string? Hide(string? text) => text is null || IsPartOfAnId(text) ? text : Mark + _protector.Protect(text);

    /// <summary>The text that an address holds, hidden or typed there by hand; null when it was hidden with other keys.</summary>
    public static string? Reveal(string? text)
    {
        if (text is null || text[0] != Mark)
        {
            return text;
        }

        try
        {
            return _protector.Unprotect(text[1..]);
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
