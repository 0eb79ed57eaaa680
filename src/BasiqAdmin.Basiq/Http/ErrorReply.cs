using System.Net;
using System.Text.Json;
using BasiqAdmin.Basiq.Json;

namespace BasiqAdmin.Basiq.Http;

/// <summary>
/// An error body, as far as it could be read: Basiq's own <c>{correlationId, data:[{code, title, detail}]}</c>, or that of a gateway in front of it,
/// <c>{message}</c>, which is taken for the detail.
/// </summary>
internal sealed record ErrorReply(string? Code, string? Title, string? Detail, string? CorrelationId)
{
    private static readonly string[] GatewayWords = ["message", "Message", "error_description", "error", "detail", "title"];
    private static readonly string[] CorrelationHeaders = ["correlation-id", "x-correlation-id", "x-request-id"];

    /// <summary>Reads the error of a reply whose body is buffered; whatever cannot be read is null.</summary>
    public static async Task<ErrorReply> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var header = CorrelationOf(response);
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            var error = root.Part("data").FirstOrSelf();
            return new ErrorReply(
                error.TextOf("code"),
                error.TextOf("title"),
                error.TextOf("detail") ?? error.TextOf("details") ?? GatewayWordsOf(root),
                root.TextOf("correlationId") ?? header);
        }
        catch (JsonException)
        {
            // The status alone says enough; proxies on the way answer with HTML.
            return new ErrorReply(null, null, null, header);
        }
    }

    /// <summary>Whether it says that the token has run out, or is none.</summary>
    public bool RejectsToken(HttpStatusCode status)
    {
        var words = Detail ?? Title ?? "";
        return status switch
        {
            HttpStatusCode.Unauthorized => Says(words, "invalid authorization token") || SaysExpired(words),
            HttpStatusCode.Forbidden => SaysExpired(words),
            _ => false,
        };
    }

    /// <summary>The correlation id of a reply's headers; no document names the header, so the usual ones are tried.</summary>
    public static string? CorrelationOf(HttpResponseMessage response) =>
        CorrelationHeaders
            .Select(name => response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null)
            .FirstOrDefault(value => !string.IsNullOrEmpty(value));

    // An expired token is a 403 whose detail says so, not a 401 (api-facts, section 2), and a 401 of a gateway; a consent can expire with a 403 too.
    private static bool SaysExpired(string words) => Says(words, "token") && Says(words, "expired");

    private static bool Says(string words, string what) => words.Contains(what, StringComparison.OrdinalIgnoreCase);

    private static string? GatewayWordsOf(JsonElement root) =>
        GatewayWords.Select(name => root.TextOf(name)).FirstOrDefault(static words => words is not null);
}
