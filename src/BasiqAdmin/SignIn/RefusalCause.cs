using System.Text.RegularExpressions;

namespace BasiqAdmin.SignIn;

/// <summary>
/// Why a sign-in failed, for the log: kinds and codes only. The messages themselves are the provider's or anybody's text, and may quote what no log may hold.
/// </summary>
internal static partial class RefusalCause
{
    public static string Of(Exception? failure)
    {
        if (failure is null or SignInRefusedException)
        {
            return "by the rules of this app";
        }

        var error = failure.Data["error"] as string is { } code && ErrorCode().IsMatch(code) ? [code] : Array.Empty<string>();
        var numbers = Number().Matches($"{failure.Message} {failure.Data["error_description"]}").Select(match => match.Value);
        return string.Join(' ', [failure.GetType().Name, .. error, .. numbers.Distinct().Take(3)]);
    }

    [GeneratedRegex("^[a-z_]{1,40}$", RegexOptions.None, 1000)]
    private static partial Regex ErrorCode();

    // Of the token library and of Entra ID.
    [GeneratedRegex(@"\b(IDX\d{5}|AADSTS\d{4,8})\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
