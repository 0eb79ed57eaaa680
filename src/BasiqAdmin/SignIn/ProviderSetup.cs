using BasiqAdmin.Services.Background;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace BasiqAdmin.SignIn;

/// <summary>Sign-in at Entra ID, External ID, or another OpenID Connect provider: two ways to say where, one way to check what comes back.</summary>
internal static class ProviderSetup
{
    public const string Scheme = OpenIdConnectDefaults.AuthenticationScheme;
    private const string Entra = "https://login.microsoftonline.com/";

    public static void AddSignInProvider(this WebApplicationBuilder builder)
    {
        var (settings, services) = (builder.Configuration, builder.Services);
        var provider = SignInProvider.Of(settings);
        services.AddSingleton(provider);
        if (!provider.IsSet)
        {
            return;
        }

        if (provider.Kind is ProviderKind.Entra)
        {
            var section = settings.GetSection(SignInProvider.EntraSection);
            // The cookie is the app's own, the same as without a provider.
            services.AddAuthentication().AddMicrosoftIdentityWebApp(options => BindEntra(options, section), configureCookieAuthenticationOptions: null, Scheme, cookieScheme: null);
        }
        else
        {
            var section = settings.GetSection(SignInProvider.OpenIdConnectSection);
            services.AddAuthentication().AddOpenIdConnect(Scheme, options => BindOther(options, section));
        }

        services.AddScoped<ProviderEvents>();
        services.AddSingleton<SpentTokens>();
        services.AddScoped<ProviderSignOut>();
        // After Microsoft.Identity.Web, which copies its own over these.
        services.AddOptions<OpenIdConnectOptions>(Scheme).Configure<SpentTokens>(Harden);
        if (provider.HasSecret)
        {
            services.AddWorker<RoleRecheck>();
        }
    }

    private static void BindEntra(MicrosoftIdentityOptions options, IConfigurationSection section)
    {
        section.Bind(options);
        // External ID is named by its authority, beside which an instance would count for more.
        options.Instance = string.IsNullOrEmpty(options.Authority) ? section["Instance"] is { Length: > 0 } instance ? instance : Entra : string.Empty;
    }

    // Nothing else of the options is open to settings: some of them would undo what follows.
    private static void BindOther(OpenIdConnectOptions options, IConfigurationSection section)
    {
        (options.Authority, options.ClientId, options.ClientSecret) = (section["Authority"], section["ClientId"], section["ClientSecret"]);
        foreach (var scope in (section["Scope"] ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            options.Scope.Add(scope);
        }
    }

    private static void Harden(OpenIdConnectOptions options, SpentTokens spent)
    {
        options.EventsType = typeof(ProviderEvents);
        options.ResponseType = string.IsNullOrEmpty(options.ClientSecret) ? OpenIdConnectResponseType.IdToken : OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.FormPost;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.GetClaimsFromUserInfoEndpoint = false;
        options.DisableTelemetry = true;
        // The handler looks at the cookie, which does not come; ProviderEndpoints has the address.
        options.RemoteSignOutPath = default;
        options.RequireHttpsMetadata = !new Uri(options.Authority ?? Entra).IsLoopback;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.Always;
        options.NonceCookie.SecurePolicy = CookieSecurePolicy.Always;
        // Not options.MapInboundClaims: Microsoft.Identity.Web has put in a handler that this property no longer reaches.
        options.TokenHandler = new IdTokenHandler();

        var rules = options.TokenValidationParameters;
        rules.ValidateIssuer = rules.ValidateAudience = rules.ValidateLifetime = rules.ValidateIssuerSigningKey = rules.ValidateTokenReplay = true;
        rules.TokenReplayCache = spent;
        rules.ClockSkew = TimeSpan.FromMinutes(2);
        rules.ValidAlgorithms =
        [
            SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
            SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
            SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
        ];
        // One tenant: exactly the issuer of its discovery document, where Microsoft.Identity.Web would take the old sts.windows.net too.
        rules.IssuerValidator = null;
        rules.TypeValidator = (type, _, _) => type is null or "" or "JWT" ? type : throw new SecurityTokenInvalidTypeException("Not an ID token.");
    }
}
