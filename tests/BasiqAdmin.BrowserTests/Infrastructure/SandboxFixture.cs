using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using BasiqAdmin.Sandbox;
using BasiqAdmin.Testing.Sandbox;
using BasiqAdmin.Testing.Time;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.BrowserTests.Infrastructure;

/// <summary>A sandbox of the test's own, with its control endpoints, and what Basiq would tell a second client about it.</summary>
public sealed class SandboxFixture : IAsyncDisposable
{
    private readonly SandboxServer _sandbox;
    private readonly ServiceProvider _services;
    private readonly HttpClient _http;
    private int _ownTokens;

    private SandboxFixture(SandboxServer sandbox)
    {
        _sandbox = sandbox;
        _services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
        _http = _services.GetRequiredService<IHttpClientFactory>().CreateClient();
        _http.BaseAddress = sandbox.BaseAddress;
    }

    public Uri BaseAddress => _sandbox.BaseAddress;

    public Uri UserList => new(BaseAddress, "/_sandbox/users.csv");

    /// <summary>Opens one whose jobs go on as time passes or, where its clock stands still, only as it is pushed.</summary>
    public static async Task<SandboxFixture> OpenAsync(int users, bool isStill, CancellationToken cancellationToken)
    {
        var clock = isStill ? new ManualTimeProvider(TimeProvider.System.GetUtcNow()) : TimeProvider.System;
        return new(await SandboxServer.StartAsync(new SandboxOptions { Seed = 42, Users = users, Urls = "http://127.0.0.1:0", TimeProvider = clock }, cancellationToken));
    }

    /// <summary>How often the app has sent this request, whatever came of it. The path is a template, e.g. <c>/users/{userId}</c>.</summary>
    public async Task<int> RequestsAsync(string method, string path, CancellationToken cancellationToken)
    {
        var stats = await _http.GetFromJsonAsync<JsonElement>("/_sandbox/stats", cancellationToken);
        var sent = stats.GetProperty("requests").EnumerateArray()
            .Where(request => request.GetProperty("method").ValueEquals(method) && request.GetProperty("path").ValueEquals(path))
            .Sum(request => request.GetProperty("count").GetInt32());
        return path == Paths.Token ? sent - _ownTokens : sent;
    }

    /// <summary>Sets up a fault for the next request to a path.</summary>
    public async Task BreakAsync(SandboxFault fault, CancellationToken cancellationToken)
    {
        using var reply = await _http.PostAsJsonAsync("/_sandbox/faults", fault, cancellationToken);
        reply.EnsureSuccessStatusCode();
    }

    /// <summary>The user at this place of the seeded world; see <see cref="SeededPeople"/>.</summary>
    public async Task<Customer> CustomerAsync(int index, CancellationToken cancellationToken)
    {
        var list = await _http.GetStringAsync(UserList, cancellationToken);
        var id = list.Split('\n')[index + 1];
        var user = await ReadAsync($"/users/{id}", cancellationToken);
        var connections = await ReadAsync($"/users/{id}/connections", cancellationToken);
        return new Customer(
            id,
            $"{user.GetProperty("firstName").GetString()} {user.GetProperty("lastName").GetString()}",
            user.GetProperty("email").GetString()!,
            [.. connections.GetProperty("data").EnumerateArray().Select(connection => connection.GetProperty("id").GetString()!)]);
    }

    /// <summary>How many accounts Basiq holds for the connection.</summary>
    public async Task<int> AccountsAsync(Customer customer, string connectionId, CancellationToken cancellationToken)
    {
        var filter = Uri.EscapeDataString($"connection.id.eq('{connectionId}')");
        var accounts = await ReadAsync($"/users/{customer.Id}/accounts?filter={filter}", cancellationToken);
        return accounts.GetProperty("data").GetArrayLength();
    }

    /// <summary>The newest failed job of a customer, one of the last 7 days.</summary>
    public async Task<string> FailedJobAsync(Customer customer, CancellationToken cancellationToken)
    {
        var jobs = await ReadAsync($"/users/{customer.Id}/jobs", cancellationToken);
        return jobs.GetProperty("data").EnumerateArray()
            .Where(job => job.GetProperty("steps").EnumerateArray().Any(step => step.GetProperty("status").ValueEquals("failed")))
            .OrderByDescending(job => job.GetProperty("created").GetDateTimeOffset())
            .First().GetProperty("id").GetString()!;
    }

    /// <summary>Has the customer's first connection refreshed, as somebody else might; the job that does it.</summary>
    public Task<string> RefreshAsync(Customer customer, CancellationToken cancellationToken) => RefreshAsync(customer, customer.ConnectionId, cancellationToken);

    /// <summary>The same for any of the customer's connections.</summary>
    public async Task<string> RefreshAsync(Customer customer, string connectionId, CancellationToken cancellationToken)
    {
        _http.DefaultRequestHeaders.Authorization ??= await AuthoriseAsync(cancellationToken);
        using var reply = await _http.PostAsync(new Uri($"/users/{customer.Id}/connections/{connectionId}/refresh", UriKind.Relative), content: null, cancellationToken);
        reply.EnsureSuccessStatusCode();
        var job = await reply.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return job.GetProperty("id").GetString()!;
    }

    /// <summary>Changes the state of a connector, e.g. to <c>major-outage</c>.</summary>
    public async Task SetBankAsync(string institutionId, string method, string status, CancellationToken cancellationToken)
    {
        using var reply = await _http.PostAsJsonAsync($"/_sandbox/connectors/{institutionId}/{method}", new { status }, cancellationToken);
        reply.EnsureSuccessStatusCode();
    }

    /// <summary>Lets the sandbox's clock jump ahead.</summary>
    public async Task LetPassAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        using var reply = await _http.PostAsJsonAsync("/_sandbox/clock", new { advanceSeconds = time.TotalSeconds }, cancellationToken);
        reply.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _services.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    private async Task<JsonElement> ReadAsync(string path, CancellationToken cancellationToken)
    {
        _http.DefaultRequestHeaders.Authorization ??= await AuthoriseAsync(cancellationToken);
        return await _http.GetFromJsonAsync<JsonElement>(path, cancellationToken);
    }

    private async Task<AuthenticationHeaderValue> AuthoriseAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Paths.Token);
        request.Headers.Add("basiq-version", "3.0");
        request.Headers.TryAddWithoutValidation("Authorization", "Basic key-of-the-tests");
        request.Content = new FormUrlEncodedContent([new("scope", "SERVER_ACCESS")]);
        using var reply = await _http.SendAsync(request, cancellationToken);
        reply.EnsureSuccessStatusCode();
        _ownTokens++;
        var token = await reply.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return new AuthenticationHeaderValue("Bearer", token.GetProperty("access_token").GetString());
    }
}
