using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Testing.Basiq;

/// <summary>
/// A server whose every answer the test writes, for what the sandbox cannot be made to do: hold a reply, answer oddly, record headers.
/// It gives out tokens; every other call that was not planned is answered with 404.
/// </summary>
public sealed class BasiqStub : IAsyncDisposable
{
    /// <summary>What every token begins with.</summary>
    public const string TokenPrefix = "secret-token-";

    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<RecordedRequest> requests = new();
    private readonly WebApplication app;
    private int tokens;

    private BasiqStub(WebApplication app)
    {
        this.app = app;
        app.Run(AnswerAsync);
        On("POST /token", context => WriteAsync(context, 200, $$"""{"access_token":"{{TokenPrefix}}{{Interlocked.Increment(ref tokens)}}","token_type":"Bearer","expires_in":3600}"""));
    }

    /// <summary>Where it listens.</summary>
    public Uri BaseAddress => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>What arrived, in order.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. requests];

    public static async Task<BasiqStub> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var stub = new BasiqStub(builder.Build());
        await stub.app.StartAsync(cancellationToken);
        return stub;
    }

    /// <summary>Plans the answer to a call, <c>GET /users/u1</c>; the query does not count.</summary>
    public BasiqStub On(string call, Func<HttpContext, Task> answer)
    {
        answers[call] = answer;
        return this;
    }

    /// <summary>Plans a JSON answer.</summary>
    public BasiqStub On(string call, int status, string json) => On(call, context => WriteAsync(context, status, json));

    /// <summary>Plans an error as Basiq writes it.</summary>
    public BasiqStub OnError(string call, int status, string code, string detail) => On(call, status, Error(code, detail));

    /// <summary>Plans an answer that is held until the returned call is released.</summary>
    public HeldCall Hold(string call)
    {
        var next = answers.GetValueOrDefault(call) ?? (static context => WriteAsync(context, 404, Error("resource-not-found", "Not planned.")));
        var held = new HeldCall();
        On(call, async context =>
        {
            await held.PassAsync(context.RequestAborted);
            await next(context);
        });
        return held;
    }

    /// <summary>How often a call arrived.</summary>
    public int CountOf(string call) => requests.Count(request => string.Equals(request.Call, call, StringComparison.Ordinal));

    /// <summary>An error body as Basiq writes it, with the correlation id <c>corr-1</c>.</summary>
    public static string Error(string code, string detail) =>
        $$"""{"type":"list","correlationId":"corr-1","data":[{"type":"error","code":"{{code}}","title":"A title","detail":"{{detail}}"}]}""";

    /// <summary>Writes a JSON answer.</summary>
    public static Task WriteAsync(HttpContext context, int status, string json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json, context.RequestAborted);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var call = $"{context.Request.Method} {context.Request.Path}";
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        requests.Enqueue(new RecordedRequest(call, context.Request.QueryString.Value ?? "", headers, await reader.ReadToEndAsync(context.RequestAborted)));
        await (answers.TryGetValue(call, out var answer) ? answer(context) : WriteAsync(context, 404, Error("resource-not-found", "Not planned.")));
    }
}
