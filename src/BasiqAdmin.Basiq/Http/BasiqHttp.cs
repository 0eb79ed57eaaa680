using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BasiqAdmin.Basiq.Json;

namespace BasiqAdmin.Basiq.Http;

/// <summary>Sends requests through the pipeline and reads their replies; every failure leaves as a <see cref="BasiqException"/>, and a cancellation as what it is.</summary>
internal sealed class BasiqHttp(HttpClient client, Uri baseUrl, TimeProvider time)
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

    /// <summary>Sends a request and reads all pages of a list.</summary>
    public async Task<IReadOnlyList<TModel>> ListAsync<TWire, TModel>(
        BasiqRequest request,
        JsonTypeInfo<ListPage<TWire>> shape,
        Func<TWire, TModel> map,
        CancellationToken cancellationToken)
    {
        var items = new List<TModel>();
        var page = new Uri(root + request.Path);
        for (var number = 0; number < MaxPages; number++)
        {
            using var response = await SendAsync(request, page, cancellationToken);
            var (found, next) = await ParseAsync(request, response, shape, read => (Map(read, map), read.Links?.Next), cancellationToken);
            items.AddRange(found);
            if (next is null)
            {
                return items;
            }

            page = NextPage.Follow(baseUrl, page, next) ?? throw BasiqFailure.Malformed(request, response);
        }

        throw new BasiqException(BasiqErrorKind.MalformedReply, $"{request} has more than {MaxPages} pages.");
    }

    /// <summary>Reads a reply that <see cref="SendAsync(BasiqRequest, CancellationToken)"/> returned.</summary>
    public static async Task<TModel> ParseAsync<TWire, TModel>(
        BasiqRequest request,
        HttpResponseMessage response,
        JsonTypeInfo<TWire> shape,
        Func<TWire, TModel> map,
        CancellationToken cancellationToken)
    {
        try
        {
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            var wire = JsonSerializer.Deserialize(body, shape) ?? throw new JsonException("The body is null.");
            return map(wire);
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            throw BasiqFailure.Malformed(request, response, exception);
        }
    }

    private static List<TModel> Map<TWire, TModel>(ListPage<TWire> page, Func<TWire, TModel> map) =>
        [.. (page.Data ?? throw new FormatException("The list has no data.")).Select(map)];

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
