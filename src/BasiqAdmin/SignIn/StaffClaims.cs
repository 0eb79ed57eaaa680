using System.Globalization;
using System.Security.Claims;
using BasiqAdmin.Services.Access;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace BasiqAdmin.SignIn;

/// <summary>How an <see cref="Actor"/> and its sign-in are written into claims and read back.</summary>
public static class StaffClaims
{
    // Not named as the provider's own claims are: the OpenID Connect handler drops some of those.
    private const string Session = "session";
    private const string Provider = "provider";
    private const string ProviderSession = "provider-session";
    private const string ProvedAt = "proved-at";

    /// <summary>The claims of a sign-in.</summary>
    /// <param name="actor">Who, with the id of the new session; the address is not among the claims, it is the connection's.</param>
    /// <param name="provider">The provider's issuer.</param>
    /// <param name="providerSession">The provider's own name for its session.</param>
    /// <param name="provedAt">When the person proved who they are, where the provider told.</param>
    public static ClaimsPrincipal From(Actor actor, string provider, string? providerSession = null, DateTimeOffset? provedAt = null) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, actor.Id),
            new Claim(ClaimTypes.Name, actor.Name),
            new Claim(ClaimTypes.Role, actor.Role.ToString()),
            new Claim(Session, actor.Session?.ToString("N") ?? throw new ArgumentException("The actor's session has no id.", nameof(actor))),
            new Claim(Provider, provider),
            .. providerSession is null ? [] : (Claim[])[new Claim(ProviderSession, providerSession)],
            .. provedAt is null ? [] : (Claim[])[new Claim(ProvedAt, provedAt.Value.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))],
        ],
        CookieAuthenticationDefaults.AuthenticationScheme));

    /// <summary>The person whom <paramref name="principal"/> describes, or null when it describes none.</summary>
    public static Actor? Read(ClaimsPrincipal principal, string? address)
    {
        if (principal.Identity?.IsAuthenticated is not true
            || principal.FindFirstValue(ClaimTypes.NameIdentifier) is not { Length: > 0 } id
            || !Enum.TryParse<Role>(principal.FindFirstValue(ClaimTypes.Role), out var role)
            || !Enum.IsDefined(role)
            || !Guid.TryParseExact(principal.FindFirstValue(Session), "N", out var session))
        {
            return null;
        }

        return new Actor(id, principal.FindFirstValue(ClaimTypes.Name) ?? id, role, address, session);
    }

    /// <summary>The person of this request, with the address that it came from; null when nobody is signed in.</summary>
    public static Actor? Read(HttpContext context) => Read(context.User, context.Connection.RemoteIpAddress?.ToString());

    /// <summary>What the provider said of the sign-in.</summary>
    public static (string Provider, string? ProviderSession, DateTimeOffset? ProvedAt) ReadProvider(ClaimsPrincipal principal) => (
        principal.FindFirstValue(Provider) ?? string.Empty,
        principal.FindFirstValue(ProviderSession),
        long.TryParse(principal.FindFirstValue(ProvedAt), CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null);
}
