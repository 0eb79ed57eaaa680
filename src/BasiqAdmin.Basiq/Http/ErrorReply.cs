using System.Text.Json;
using BasiqAdmin.Basiq.Json;

namespace BasiqAdmin.Basiq.Http;

/// <summary>Basiq's error body, as far as it could be read: <c>{correlationId, data:[{code, title, detail}]}</c>.</summary>
internal sealed record ErrorReply(string? Code, string? Title, string? Detail, string? CorrelationId)
{
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
                error.TextOf("detail") ?? error.TextOf("details"),
                root.TextOf("correlationId") ?? header);
        }
        catch (JsonException)
        {
            // The status alone says enough; proxies on the way answer with HTML.
            return new ErrorReply(null, null, null, header);
        }
    }

    /// <summary>The correlation id of a reply's headers; no document names the header, so the usual ones are tried.</summary>
    public static string? CorrelationOf(HttpResponseMessage response) =>
        CorrelationHeaders
            .Select(name => response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null)
            .FirstOrDefault(value => !string.IsNullOrEmpty(value));
}
