using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BasiqAdmin.Sandbox;
using BasiqAdmin.Testing.Time;

namespace BasiqAdmin.Testing.Sandbox;

/// <summary>A sandbox in this process on a clock that the test moves, and plain HTTP to it.</summary>
public sealed class SandboxSession : IAsyncDisposable
{
    private readonly HttpClient _http;
    private string? _token;

    private SandboxSession(SandboxServer server, ManualTimeProvider time, DelegatingHandler? handler)
    {
        Server = server;
        Time = time;
        HttpMessageHandler transport = new SocketsHttpHandler();
        if (handler is not null)
        {
            handler.InnerHandler = transport;
            transport = handler;
        }

        _http = new HttpClient(transport, disposeHandler: true) { BaseAddress = server.BaseAddress };
    }

    public SandboxServer Server { get; }

    public ManualTimeProvider Time { get; }

    /// <summary>Starts a sandbox with seed 42 unless the options say otherwise; the handler sees every reply.</summary>
    public static async Task<SandboxSession> StartAsync(
        SandboxOptions? options = null, DelegatingHandler? handler = null, CancellationToken cancellationToken = default)
    {
        var time = new ManualTimeProvider();
        var settings = (options ?? new SandboxOptions { Users = 200 }) with { Urls = "http://127.0.0.1:0", TimeProvider = time };
        return new SandboxSession(await SandboxServer.StartAsync(settings, cancellationToken), time, handler);
    }

    public Task<SandboxReply> GetAsync(string path, string? token = null) => SendAsync(HttpMethod.Get, path, token: token);

    public Task<SandboxReply> PostAsync(string path, object? body = null, string? token = null) =>
        SendAsync(HttpMethod.Post, path, body, token);

    public Task<SandboxReply> DeleteAsync(string path, string? token = null) => SendAsync(HttpMethod.Delete, path, token: token);

    /// <summary>Sends with the session's server token, unless another is given; an empty one sends none.</summary>
    public async Task<SandboxReply> SendAsync(HttpMethod method, string path, object? body = null, string? token = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : JsonContent.Create(body);
        var bearer = token ?? (path.StartsWith("/_sandbox", StringComparison.Ordinal) ? "" : _token ??= await TokenAsync());
        request.Headers.Authorization = bearer.Length > 0 ? new AuthenticationHeaderValue("Bearer", bearer) : null;
        return await SendAsync(request);
    }

    /// <summary>Sends a request as it is.</summary>
    public async Task<SandboxReply> SendAsync(HttpRequestMessage request)
    {
        var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var isJson = response.Content.Headers.ContentType?.MediaType == "application/json";
        return new SandboxReply((int)response.StatusCode, isJson ? JsonNode.Parse(text) : null, response);
    }

    public async Task<string> TokenAsync(string scope = "SERVER_ACCESS", string? userId = null, string version = "3.0")
    {
        using var request = TokenRequest(scope, userId, version);
        var reply = await SendAsync(request);
        return (string)reply.Json["access_token"]!;
    }

    public static HttpRequestMessage TokenRequest(string scope = "SERVER_ACCESS", string? userId = null, string version = "3.0", string key = "any-key")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/token");
        request.Headers.Add("basiq-version", version);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", key);
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["scope"] = scope, ["userId"] = userId ?? "" });
        return request;
    }

    /// <summary>Fetches a new token for the session; after the clock has moved an hour the old one is refused.</summary>
    public async Task RenewTokenAsync() => _token = await TokenAsync();

    public async Task<IReadOnlyList<string>> UserIdsAsync()
    {
        var csv = await _http.GetStringAsync("/_sandbox/users.csv");
        return csv.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
    }

    /// <summary>The connections of a user, as the list shows them.</summary>
    public async Task<IReadOnlyList<JsonNode>> ConnectionsAsync(string userId) =>
        [.. (await GetAsync($"/users/{userId}/connections")).Data.Select(connection => connection!)];

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return Server.DisposeAsync();
    }
}
