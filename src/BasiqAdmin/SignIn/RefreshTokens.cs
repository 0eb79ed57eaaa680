using Microsoft.AspNetCore.Authentication;

namespace BasiqAdmin.SignIn;

/// <summary>The one token that is kept of a sign-in, in the protected ticket in the database: it lets the app ask again whether somebody still has their role.</summary>
internal static class RefreshTokens
{
    private const string Name = "refresh_token";

    public static void StoreRefreshToken(this AuthenticationProperties ticket, string? token) =>
        ticket.StoreTokens(string.IsNullOrEmpty(token) ? [] : [new AuthenticationToken { Name = Name, Value = token }]);

    public static string? RefreshToken(this AuthenticationProperties ticket) => ticket.GetTokenValue(Name);
}
