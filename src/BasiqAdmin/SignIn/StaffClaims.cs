using System.Security.Claims;
using BasiqAdmin.Services.Access;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace BasiqAdmin.SignIn;

/// <summary>How an <see cref="Actor"/> is written into the sign-in cookie and read back.</summary>
public static class StaffClaims
{
    /// <summary>The claims of <paramref name="actor"/>; the address is not among them, it is the connection's.</summary>
    public static ClaimsPrincipal From(Actor actor) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, actor.Id),
            new Claim(ClaimTypes.Name, actor.Name),
            new Claim(ClaimTypes.Role, actor.Role.ToString()),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme));

    /// <summary>The person whom <paramref name="principal"/> describes, or null when it describes none.</summary>
    public static Actor? Read(ClaimsPrincipal principal, string? address)
    {
        if (principal.Identity?.IsAuthenticated is not true
            || principal.FindFirstValue(ClaimTypes.NameIdentifier) is not { Length: > 0 } id
            || !Enum.TryParse<Role>(principal.FindFirstValue(ClaimTypes.Role), out var role)
            || !Enum.IsDefined(role))
        {
            return null;
        }

        return new Actor(id, principal.FindFirstValue(ClaimTypes.Name) ?? id, role, address);
    }
}
