using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Microsoft.Net.Http.Headers;

namespace BasiqAdmin.SignIn;

/// <summary>Signing out at the provider: it is told of ours, and ends ours when its own is over.</summary>
internal sealed class ProviderSignOut(IOptionsMonitor<OpenIdConnectOptions> options, SignInProvider provider, SessionStore sessions)
{
    [SuppressMessage("Security Hotspot", "S5332", Justification = "A name that the specification gives, not an address.")]
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";
    private readonly IdTokenHandler _handler = new();

    private OpenIdConnectOptions Options => options.Get(ProviderSetup.Scheme);

    /// <summary>Where the browser signs out at the provider too, and comes back from; null where the provider has no such place or does not answer.</summary>
    public static async Task<string?> AddressAsync(HttpContext context)
    {
        try
        {
            await context.SignOutAsync(ProviderSetup.Scheme);
        }
        catch (InvalidOperationException)
        {
            return null;
        }

        // The handler meant to send the browser there itself.
        var address = context.Response.Headers.Location.ToString();
        context.Response.Headers.Remove(HeaderNames.Location);
        context.Response.StatusCode = StatusCodes.Status200OK;
        return address;
    }

    /// <summary>Front channel: the provider opens the address in a frame, where our cookie stays away. Its session's id, which nobody can guess, says whose it is.</summary>
    /// <param name="session">The provider's session.</param>
    /// <param name="issuer">The provider, where it says so; Entra ID does not.</param>
    public Task EndAsync(string? session, string? issuer) =>
        string.IsNullOrEmpty(session) ? Task.CompletedTask : EndAsync(string.IsNullOrEmpty(issuer) ? null : issuer, session, person: null);

    /// <summary>Back channel: the provider posts a token that says so.</summary>
    /// <returns>False when the token is not one of the provider for this app.</returns>
    public async Task<bool> EndAsync(string? logoutToken)
    {
        var rules = Options.Rules();
        rules.TypeValidator = (type, _, _) => type is null or "" or "JWT" or "logout+jwt" ? type : throw new SecurityTokenInvalidTypeException("Not a logout token.");
        var result = await _handler.ValidateTokenAsync(logoutToken ?? string.Empty, rules);
        if (!result.IsValid || result.SecurityToken is not JsonWebToken token || !IsLogout(token))
        {
            return false;
        }

        var (session, person) = (Text(token, JwtRegisteredClaimNames.Sid), Text(token, JwtRegisteredClaimNames.Sub));
        if (session is null && (person is null || provider.Kind is ProviderKind.Entra))
        {
            return false;
        }

        await EndAsync(token.Issuer, session, session is null ? person : null);
        return true;
    }

    // An ID token, which has a nonce and no event, must not sign anybody out.
    private static bool IsLogout(JsonWebToken token) =>
        !token.TryGetPayloadValue<object>(JwtRegisteredClaimNames.Nonce, out _)
        && token.TryGetPayloadValue<JsonElement>("events", out var events)
        && events.ValueKind is JsonValueKind.Object
        && events.TryGetProperty(Event, out _);

    private static string? Text(JsonWebToken token, string claim) => token.TryGetPayloadValue<string>(claim, out var text) && text.Length > 0 ? text : null;

    private Task<int> EndAsync(string? issuer, string? session, string? person) => sessions.EndAsync(
        rows => rows.Where(row => (issuer == null || row.Provider == issuer) && (session == null || row.ProviderSession == session) && (person == null || row.ActorId == person)),
        SessionEnd.SignedOutAtProvider,
        by: null,
        CancellationToken.None);
}
