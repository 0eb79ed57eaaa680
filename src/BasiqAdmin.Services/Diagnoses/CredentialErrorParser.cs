using System.Text.RegularExpressions;

namespace BasiqAdmin.Services.Diagnoses;

/// <summary>
/// Tells causes apart that share a code. Basiq passes the bank's own words on and has no list of them, so words are looked for,
/// the most specific first.
/// </summary>
internal static partial class CredentialErrorParser
{
    /// <summary>What is behind <c>invalid-credentials</c>; without any known word it is a refused login.</summary>
    public static Cause OfCredentials(BasiqError error)
    {
        var words = Words(error);
        return words switch
        {
            _ when LockedLogin().IsMatch(words) => Cause.AccountLocked,
            _ when ExtraSecurity().IsMatch(words) => Cause.UnsupportedSecurity,
            _ when AwayForNow().IsMatch(words) => Cause.BankMaintenance,
            _ when ShutOut().IsMatch(words) => Cause.ConnectorBroken,
            _ => Cause.WrongLogin,
        };
    }

    /// <summary>What is behind <c>authorization-failed</c>, whose detail is the error of the bank's OAuth server (RFC 6749, section 4.1.2.1); without one it was declined.</summary>
    public static Cause OfAuthorisation(BasiqError error)
    {
        var words = Words(error);
        return words switch
        {
            _ when BankAtFault().IsMatch(words) || AwayForNow().IsMatch(words) => Cause.BankFailedAtSignIn,
            _ when AskedWrongly().IsMatch(words) => Cause.ConnectorBroken,
            _ => Cause.AuthorisationDeclined,
        };
    }

    private static string Words(BasiqError error) => $"{error.Title}. {error.Detail}";

    // "Blocked" alone can be a network or a request: here it has to be said of the login, account, access or person.
    [GeneratedRegex(@"\b(locked|locked[ -]out|lock(ed)?out)\b|\b(account|access|log-?in|user|customer|profile|card|membership)\b[\w\s']{0,30}\b(blocked|suspended|disabled)\b|\b(blocked|suspended|disabled) (account|access|log-?in|user|customer|profile)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LockedLogin();

    [GeneratedRegex(@"\b(multi|two)[ -]?factor\b|\b[m2]fa\b|\bone[ -]time\b|\bsecurity token\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExtraSecurity();

    [GeneratedRegex(@"\btemporar(il)?y[ _-]unavailable\b|\bunder maintenance\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AwayForNow();

    [GeneratedRegex(@"\bblocked\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShutOut();

    [GeneratedRegex(@"\bserver[ _-]error\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BankAtFault();

    [GeneratedRegex(@"\b(invalid_request|invalid_client|unauthorized_client|unsupported_response_type|invalid_scope|invalid_request_object)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AskedWrongly();
}
