using System.Globalization;
using System.Security.Claims;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Sessions;
using Microsoft.IdentityModel.JsonWebTokens;

namespace BasiqAdmin.SignIn;

/// <summary>The person whom a validated ID token names, and what the app wants to know of them.</summary>
/// <param name="Id">Entra's object id, or the subject at any other provider.</param>
/// <param name="Name">Display name, of bounded length.</param>
/// <param name="Role">The strongest role that the token gives; null when it gives none.</param>
/// <param name="HasTooManyGroups">Whether the provider left the groups out because they are too many.</param>
/// <param name="Session">The provider's name for its session.</param>
/// <param name="ProvedAt">When the person proved who they are, where the provider tells.</param>
internal sealed record TokenPerson(string Id, string Name, Role? Role, bool HasTooManyGroups, string? Session, DateTimeOffset? ProvedAt)
{
    private const int LongestId = 255;
    private const int LongestName = 100;

    /// <summary>Reads the token; null when it is not one of a person at this provider for this app alone.</summary>
    /// <param name="token">The claims as the token has them.</param>
    /// <param name="kind">What kind of provider signed it.</param>
    /// <param name="issuer">The provider's own name for itself.</param>
    /// <param name="options">Which claim gives roles, and how.</param>
    public static TokenPerson? Read(ClaimsIdentity token, ProviderKind kind, string issuer, SignInOptions options)
    {
        var id = Only(token, kind is ProviderKind.Entra ? "oid" : JwtRegisteredClaimNames.Sub);
        if (id is not { Length: > 0 and <= LongestId } || Only(token, JwtRegisteredClaimNames.Aud) is null)
        {
            return null;
        }

        // The issuer of a tenant, at Entra ID and External ID alike, has the tenant's id as a part.
        if (kind is ProviderKind.Entra && !(Only(token, "tid") is { Length: > 0 } tenant && issuer.Split('/').Contains(tenant, StringComparer.Ordinal)))
        {
            return null;
        }

        return new TokenPerson(
            id,
            Shorten(token.FindFirst("name")?.Value ?? token.FindFirst("preferred_username")?.Value ?? id),
            options.RoleOf(RoleValues(token, options.RoleClaim)),
            token.HasClaim(claim => claim.Type is "_claim_names" or "hasgroups"),
            token.FindFirst(JwtRegisteredClaimNames.Sid)?.Value,
            long.TryParse(token.FindFirst(JwtRegisteredClaimNames.AuthTime)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < uint.MaxValue
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null);
    }

    private static string? Only(ClaimsIdentity token, string type) => token.FindAll(type).ToArray() is [var only] ? only.Value : null;

    // Anybody can say that an address is theirs; the provider must have made sure.
    private static IEnumerable<string> RoleValues(ClaimsIdentity token, string claim) =>
        claim == JwtRegisteredClaimNames.Email && !token.HasClaim(JwtRegisteredClaimNames.EmailVerified, "true")
            ? []
            : token.FindAll(claim).Select(held => held.Value);

    private static string Shorten(string name)
    {
        var plain = string.Concat(name.Where(letter => !char.IsControl(letter)).Take(LongestName));
        return plain.Length > 0 && char.IsHighSurrogate(plain[^1]) ? plain[..^1] : plain;
    }
}
