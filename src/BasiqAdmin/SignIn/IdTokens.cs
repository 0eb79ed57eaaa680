using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BasiqAdmin.SignIn;

/// <summary>Reads ID tokens. It takes none without a signature, which ASP.NET Core would where the token comes from the token endpoint.</summary>
internal sealed class IdTokenHandler : JsonWebTokenHandler
{
    private const int LargestToken = 64 * 1024;

    public IdTokenHandler() => (MapInboundClaims, MaximumTokenSizeInBytes) = (false, LargestToken);

    /// <inheritdoc/>
    public override Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        validationParameters.RequireSignedTokens = true;
        return base.ValidateTokenAsync(token, validationParameters);
    }
}

/// <summary>ID tokens that were taken: none is taken twice, even from a browser that has kept the cookies of its sign-in.</summary>
/// <remarks>In memory: a second instance would take the token once more, from whoever holds that browser's cookies. Codes are used up at the provider.</remarks>
internal sealed class SpentTokens(TimeProvider clock) : ITokenReplayCache
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _spent = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool TryAdd(string securityToken, DateTime expiresOn)
    {
        foreach (var (token, until) in _spent)
        {
            if (until < clock.GetUtcNow())
            {
                _spent.TryRemove(token, out _);
            }
        }

        return _spent.TryAdd(Signed(securityToken), new DateTimeOffset(expiresOn));
    }

    /// <inheritdoc/>
    public bool TryFind(string securityToken) => _spent.ContainsKey(Signed(securityToken));

    // What was signed, of which no letter can be changed; the signature itself can be written in more ways than one.
    private static string Signed(string token) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(token[..Math.Max(token.LastIndexOf('.'), 0)])));
}

/// <summary>Checks tokens of the provider that do not come as the answer to a sign-in, by the same rules.</summary>
internal static class OtherTokens
{
    /// <summary>The provider's rules as a copy that knows its keys.</summary>
    public static TokenValidationParameters Rules(this OpenIdConnectOptions provider)
    {
        var rules = provider.TokenValidationParameters.Clone();
        rules.ConfigurationManager = provider.ConfigurationManager as BaseConfigurationManager;
        rules.ValidAudience = provider.ClientId;
        // Here it is no fault to hear the same again.
        rules.ValidateTokenReplay = false;
        return rules;
    }
}
