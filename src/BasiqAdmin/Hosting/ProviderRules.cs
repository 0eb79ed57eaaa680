using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Sessions;
using BasiqAdmin.SignIn;

namespace BasiqAdmin.Hosting;

/// <summary>What the settings of the sign-in provider must be like: one provider, filled wholly, of one tenant, over https.</summary>
internal static class ProviderRules
{
    // Whoever has any Microsoft account signs in there.
    private static readonly string[] Everybody = ["common", "organizations", "consumers"];

    /// <summary>Refuses settings with which nobody, or anybody, could sign in.</summary>
    /// <exception cref="SettingsException">The message names the setting.</exception>
    public static void Check(IConfiguration settings)
    {
        var entra = CheckSection(settings, SignInProvider.EntraSection, "TenantId", "Authority");
        var other = CheckSection(settings, SignInProvider.OpenIdConnectSection, "Authority");
        if (entra && other)
        {
            throw new SettingsException("AzureAd:ClientId and OpenIdConnect:ClientId are both set. Set only the one that signs people in.");
        }

        if (entra)
        {
            CheckEntra(settings);
        }

        if (other)
        {
            CheckAddress(settings, "OpenIdConnect:Authority");
        }

        CheckRoles(settings.GetSection($"{SignInOptions.Section}:{nameof(SignInOptions.Roles)}"));
    }

    // Whether the section is in use; then one of the keys has to say where the provider is.
    private static bool CheckSection(IConfiguration settings, string section, params string[] places)
    {
        var given = places.Append("ClientSecret").FirstOrDefault(key => Has(settings, $"{section}:{key}"));
        if (!Has(settings, $"{section}:ClientId"))
        {
            return given is null ? false : throw new SettingsException($"{section}:ClientId is not set, but {section}:{given} is.");
        }

        return places.Any(key => Has(settings, $"{section}:{key}"))
            ? true
            : throw new SettingsException($"{section}:{places[0]} is not set, but {section}:ClientId is.");
    }

    private static void CheckEntra(IConfiguration settings)
    {
        CheckAddress(settings, "AzureAd:Instance");
        CheckAddress(settings, "AzureAd:Authority");
        foreach (var key in (string[])["AzureAd:TenantId", "AzureAd:Authority"])
        {
            var last = (settings[key] ?? string.Empty).Split('/').Intersect(Everybody, StringComparer.OrdinalIgnoreCase).FirstOrDefault();
            if (last is not null)
            {
                throw new SettingsException($"{key} names {last}, where anybody with a Microsoft account could sign in. Set the id of your own tenant.");
            }
        }

        // Microsoft.Identity.Web would then take people's identities from headers of the request.
        if (string.Equals(settings["WEBSITE_AUTH_ENABLED"], "true", StringComparison.OrdinalIgnoreCase))
        {
            throw new SettingsException("WEBSITE_AUTH_ENABLED is set: turn the sign-in of App Service off, this app signs people in by itself.");
        }
    }

    private static void CheckAddress(IConfiguration settings, string key)
    {
        if (Has(settings, key) && !(Uri.TryCreate(settings[key], UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))))
        {
            throw new SettingsException($"{key} is not an https address.");
        }
    }

    private static void CheckRoles(IConfigurationSection roles)
    {
        foreach (var role in roles.GetChildren())
        {
            // By name: the number of a role would be taken for it.
            if (!Enum.GetNames<Role>().Contains(role.Key, StringComparer.OrdinalIgnoreCase))
            {
                throw new SettingsException($"{role.Path} names no role. There are {string.Join(", ", Enum.GetNames<Role>())}.");
            }
        }
    }

    private static bool Has(IConfiguration settings, string key) => !string.IsNullOrWhiteSpace(settings[key]);
}
