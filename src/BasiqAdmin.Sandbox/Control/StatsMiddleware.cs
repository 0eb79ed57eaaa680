namespace BasiqAdmin.Sandbox.Control;

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
        try
        {
            await next(context);
            status = context.RequestAborted.IsCancellationRequested ? 0 : context.Response.StatusCode;
        }
        finally
        {
            stats.Count(context.Request.Method, RouteTemplate.Of(context), status);
        }
    }
}
