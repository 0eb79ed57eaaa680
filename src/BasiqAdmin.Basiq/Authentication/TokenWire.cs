using System.Text.Json.Serialization;

namespace BasiqAdmin.Basiq.Authentication;

/// <summary>The reply of <c>POST /token</c> (core.yml, TokenPostResponse).</summary>
internal sealed class TokenWire
{
    [JsonPropertyName("access_token")]
    public string? AccessToken { get; init; }

    [JsonPropertyName("expires_in")]
    public int ExpiresIn { get; init; }

    /// <summary>Reads a token that can be used; the exception does not repeat it.</summary>
    public IssuedToken ToModel()
    {
        if (string.IsNullOrWhiteSpace(AccessToken) || AccessToken.AsSpan().ContainsAnyExceptInRange('!', '~') || ExpiresIn <= 0)
        {
            throw new FormatException("The reply holds no token, or one without a lifetime.");
        }

        return new IssuedToken(new AccessToken(AccessToken), TimeSpan.FromSeconds(ExpiresIn));
    }
}

[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(TokenWire))]
internal sealed partial class TokenJson : JsonSerializerContext;
