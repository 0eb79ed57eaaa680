using System.Text.RegularExpressions;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Access;
using Microsoft.AspNetCore.Authentication;

namespace BasiqAdmin.SignIn;

/// <summary>The kinds of providers that sign people in.</summary>
public enum ProviderKind
{
    /// <summary>None is set: the development people, while developing.</summary>
    None,

    /// <summary>Entra ID or External ID, section <c>AzureAd</c>.</summary>
    Entra,

    /// <summary>Any other provider that speaks OpenID Connect, section <c>OpenIdConnect</c>.</summary>
    OpenIdConnect,
}

/// <summary>Who signs people in, as the settings say: the section that has a client id.</summary>
/// <param name="Kind">What kind of provider.</param>
/// <param name="Name">What people know it by.</param>
/// <param name="HasSecret">Whether this app has a secret that it shows to the provider; without one it can neither redeem codes nor ask again.</param>
public sealed record SignInProvider(ProviderKind Kind, string Name, bool HasSecret)
{
    public const string EntraSection = "AzureAd";
    public const string OpenIdConnectSection = "OpenIdConnect";

    /// <summary>Whether there is one.</summary>
    public bool IsSet => Kind is not ProviderKind.None;

    /// <summary>Reads it; the rules of the start have seen to it that one section at most is filled, and filled wholly.</summary>
    public static SignInProvider Of(IConfiguration settings)
    {
        var (entra, other) = (settings.GetSection(EntraSection), settings.GetSection(OpenIdConnectSection));
        return (Has(entra, "ClientId"), Has(other, "ClientId")) switch
        {
            (true, _) => new(ProviderKind.Entra, "Microsoft", Has(entra, "ClientSecret")),
            (_, true) => new(ProviderKind.OpenIdConnect, new Uri(other["Authority"] ?? string.Empty).Host, Has(other, "ClientSecret")),
            _ => new(ProviderKind.None, string.Empty, HasSecret: false),
        };
    }

    private static bool Has(IConfigurationSection section, string key) => !string.IsNullOrWhiteSpace(section[key]);
}

/// <summary>The provider let somebody in whom this app does not; carried through the handler to where it is told.</summary>
public sealed class SignInRefusedException(SignInProblem problem, AuthenticationProperties? flow = null, Actor? who = null) : Exception($"Sign-in refused: {problem}.")
{
    public SignInProblem Problem { get; } = problem;

    /// <summary>The sign-in as it was begun, where the state told.</summary>
    public AuthenticationProperties? Flow { get; } = flow;

    /// <summary>Who it was, where the token told.</summary>
    public Actor? Who { get; } = who;
}

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
