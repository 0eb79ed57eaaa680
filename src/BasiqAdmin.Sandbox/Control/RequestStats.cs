using System.Collections.Concurrent;

namespace BasiqAdmin.Sandbox.Control;

/// <summary>
/// Counts what was asked, by method, path template and status; what changes something also by the path itself, so that it can be
/// shown that nothing was sent twice. A dropped request counts with status 0.
/// </summary>
internal sealed class RequestStats
{
    private readonly ConcurrentDictionary<(string Method, string Path, int Status), int> _counts = new();
    private readonly ConcurrentDictionary<(string Method, string Path, int Status), int> _changes = new();

    public void Count(string method, string template, string path, int status)
    {
        if (!HttpMethods.IsGet(method))
        {
            _changes.AddOrUpdate((method, path, status), 1, (_, count) => count + 1);
        }

        _counts.AddOrUpdate((method, template, status), 1, (_, count) => count + 1);
    }

    public void Reset()
    {
        _counts.Clear();
        _changes.Clear();
    }

    /// <summary>Everything, by template.</summary>
    public object[] List() => List(_counts);

    /// <summary>What is no GET, by the path itself.</summary>
    public object[] ListChanges() => List(_changes);

    private static object[] List(ConcurrentDictionary<(string Method, string Path, int Status), int> counts) =>
    [
        .. counts
            .OrderBy(entry => entry.Key.Path, StringComparer.Ordinal)
            .ThenBy(entry => entry.Key.Method, StringComparer.Ordinal)
            .ThenBy(entry => entry.Key.Status)
            .Select(entry => new { method = entry.Key.Method, path = entry.Key.Path, status = entry.Key.Status, count = entry.Value }),
    ];
}

internal sealed class StatsMiddleware(RequestDelegate next, RequestStats stats)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments(RouteTemplate.ControlPrefix, StringComparison.Ordinal))
        {
            await next(context);
            return;
        }

        var status = 0;
        var isDropped = false;
        try
        {
            await next(context);
            isDropped = context.Features.Get<DroppedReply>() is not null;
            status = isDropped || context.RequestAborted.IsCancellationRequested ? 0 : context.Response.StatusCode;
        }
        finally
        {
            stats.Count(context.Request.Method, RouteTemplate.Of(context), context.Request.Path, status);
        }

        // Cut only once it is counted: who sees the broken connection may look at the stats at once.
        if (isDropped)
        {
            context.Abort();
        }
    }
}

internal static class RouteTemplate
{
    public const string ControlPrefix = "/_sandbox";

    public static bool IsControl(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText!.StartsWith(ControlPrefix, StringComparison.Ordinal);

    /// <summary>The path with placeholders, as the OpenAPI files write it; <c>/{**unknown}</c> where nothing matched.</summary>
    public static string Of(HttpContext context) =>
        "/" + (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimStart('/');
}
