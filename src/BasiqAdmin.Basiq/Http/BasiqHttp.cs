using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BasiqAdmin.Basiq.Json;
using BasiqAdmin.Basiq.Lists;

namespace BasiqAdmin.Basiq.Http;

/// <summary>Sends requests through the pipeline and reads their replies; every failure leaves as a <see cref="BasiqException"/>, and a cancellation as what it is.</summary>
internal sealed class BasiqHttp(HttpClient client, Uri baseUrl, TimeProvider time, OddRowLog oddRows)
{
    private const int MaxPages = 1000;

    private readonly string root = baseUrl.AbsoluteUri.TrimEnd('/');

    /// <summary>Sends a request and returns its successful reply, body buffered.</summary>
    public Task<HttpResponseMessage> SendAsync(BasiqRequest request, CancellationToken cancellationToken) =>
        SendAsync(request, new Uri(root + request.Path), cancellationToken);

    /// <summary>Sends a request whose only good answer is the given status without a body.</summary>
    public async Task<string?> ConfirmAsync(BasiqRequest request, int expectedStatus, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(request, cancellationToken);
        return (int)response.StatusCode == expectedStatus
            ? ErrorReply.CorrelationOf(response)
            : throw BasiqFailure.Malformed(request, response);
    }

    /// <summary>Sends a request and reads one resource.</summary>
    public async Task<TModel> ReadAsync<TWire, TModel>(
        BasiqRequest request,
        JsonTypeInfo<TWire> shape,
        Func<TWire, TModel> map,
        CancellationToken cancellationToken)
    {
        using var response = await SendAsync(request, cancellationToken);
        return await ParseAsync(request, response, shape, map, cancellationToken);
    }

    /// <summary>Sends a request and reads all pages of a list, row by row: an odd row hides no other.</summary>
    public async Task<BasiqList<TModel>> ListAsync<TWire, TModel>(
        BasiqRequest request,
        JsonTypeInfo<TWire> shape,
        Func<TWire, TModel> map,
        CancellationToken cancellationToken)
    {
        var rows = new ListRows<TModel>();
        var page = new Uri(root + request.Path);
        HashSet<Uri> read = [page];
        while (read.Count <= MaxPages)
        {
            using var response = await SendAsync(request, page, cancellationToken);
            var next = await ParseAsync(request, response, body => rows.Add(ListBody.Of(body), shape, map), cancellationToken);
            if (next is null)
            {
                oddRows.Note(request, rows.Odd);
                return new BasiqList<TModel>(rows.Read, rows.Odd);
            }

            page = NextPage.Follow(baseUrl, page, next, read) ?? throw BasiqFailure.Malformed(request, response);
        }

        throw new BasiqException(BasiqErrorKind.MalformedReply, $"{request} has more than {MaxPages} pages.");
    }

    /// <summary>Reads a reply that <see cref="SendAsync(BasiqRequest, CancellationToken)"/> returned.</summary>
    public Task<TModel> ParseAsync<TWire, TModel>(
        BasiqRequest request,
        HttpResponseMessage response,
        JsonTypeInfo<TWire> shape,
        Func<TWire, TModel> map,
        CancellationToken cancellationToken) =>
        ParseAsync(
            request,
            response,
            body =>
            {
                var reading = ResourceReading<TModel>.Of(body, shape, map);
                oddRows.Note(request, reading.OddFields);
                return reading.IsRead ? reading.Value! : throw new FormatException("The resource has no id, or is none.");
            },
            cancellationToken);

    private static async Task<T> ParseAsync<T>(
        BasiqRequest request,
        HttpResponseMessage response,
        Func<JsonElement, T> read,
        CancellationToken cancellationToken)
    {
        try
        {
            using var body = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return read(body.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            throw BasiqFailure.Malformed(request, response, exception);
        }
    }

    private static ByteArrayContent? ContentOf(BasiqRequest request)
    {
        if (request.Method == HttpMethod.Get)
        {
            return null;
        }

        // Never null for another verb than GET, not even without a body: the framework's handler sends a
        // message without content again, whatever its verb, when a pooled connection breaks before the reply.
        var content = new ByteArrayContent(request.Body ?? []);
        content.Headers.ContentType = request.Body is null ? null : new MediaTypeHeaderValue(request.BodyType);
        return content;
    }

    private async Task<HttpResponseMessage> SendAsync(BasiqRequest request, Uri address, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(request.Method, address) { Content = ContentOf(request) };
        message.Options.Set(BasiqRequest.Key, request);
        HttpResponseMessage response;
        try
        {
            response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException)
        {
            throw BasiqFailure.FromTransport(request, CallProgress.Of(message), exception);
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested && !CallProgress.Of(message).IsSent)
        {
            throw new NotSentException($"{request} was cancelled before it was sent.", exception, cancellationToken);
        }

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw await BasiqFailure.FromReplyAsync(request, response, time, cancellationToken);
        }
    }
}
