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
