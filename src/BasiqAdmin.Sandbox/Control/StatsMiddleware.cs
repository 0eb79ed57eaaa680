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
