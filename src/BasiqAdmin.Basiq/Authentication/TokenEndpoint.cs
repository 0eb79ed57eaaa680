using System.Text.Json.Serialization;
using BasiqAdmin.Basiq.Http;

namespace BasiqAdmin.Basiq.Authentication;

/// <summary>Asks Basiq for a token with the API key.</summary>
internal sealed class TokenEndpoint(BasiqHttp http)
{
    private static readonly byte[] Form = "scope=SERVER_ACCESS"u8.ToArray();

    /// <summary>Sends one <c>POST /token</c>.</summary>
    /// <exception cref="BasiqException">
    /// Never of kind NotFound or Forbidden: Basiq answers a deleted key with 404 and too many requests with 403, and a caller
    /// must not take either for an answer about the resource it asked for.
    /// </exception>
    public async Task<IssuedToken> RequestAsync(CancellationToken cancellationToken)
    {
        var request = new BasiqRequest(HttpMethod.Post, "/token") { Body = Form, BodyType = "application/x-www-form-urlencoded", IsRepeatable = true };
        try
        {
            return await http.ReadAsync(request, TokenJson.Default.TokenWire, static wire => wire.ToModel(), cancellationToken);
        }
        catch (BasiqException exception) when (exception.HttpStatus is >= 400 and < 500)
        {
            throw new BasiqException(KindOf(exception), exception.Message)
            {
                HttpStatus = exception.HttpStatus,
                Code = exception.Code,
                Title = exception.Title,
                Detail = exception.Detail,
                CorrelationId = exception.CorrelationId,
                RetryAfter = exception.RetryAfter,
            };
        }
    }

    /// <summary>Beyond 1,500 requests per 5 minutes and address, /token answers 403 "Invalid request" (api-facts, section 2).</summary>
    private static BasiqErrorKind KindOf(BasiqException exception) =>
        exception.HttpStatus == 429 || (exception.HttpStatus == 403 && Says(exception, "Invalid request"))
            ? BasiqErrorKind.RateLimited
            : BasiqErrorKind.Unauthorized;

    private static bool Says(BasiqException exception, string words) =>
        exception.Detail?.Contains(words, StringComparison.OrdinalIgnoreCase) == true
        || exception.Title?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;
}

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
