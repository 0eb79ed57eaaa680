using System.Text.Json.Nodes;
using BasiqAdmin.Sandbox.Http;

namespace BasiqAdmin.Sandbox.Control;

/// <summary>Plays the faults: slow, failing, odd, unreadable and broken replies, before or after the request had its effect.</summary>
internal sealed class FaultMiddleware(RequestDelegate next, FaultBoard faults)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var template = RouteTemplate.Of(context);
        if (template.StartsWith(RouteTemplate.ControlPrefix, StringComparison.Ordinal)
            || faults.Take(context.Request.Method, template) is not { } fault)
        {
            await next(context);
            return;
        }

        if (fault.AfterEffect || fault.AddRow is not null)
        {
            await CarryOutAsync(context, fault);
            return;
        }

        await WaitAsync(context, fault);
        if (!await FailAsync(context, fault))
        {
            await next(context);
        }
    }

    /// <summary>The reply is held back in memory until the fault has been played.</summary>
    private async Task CarryOutAsync(HttpContext context, Fault fault)
    {
        var real = context.Response.Body;
        using var held = new MemoryStream();
        context.Response.Body = held;
        await next(context);
        context.Response.Body = real;
        await WaitAsync(context, fault);
        if (await FailAsync(context, fault))
        {
            return;
        }

        if (fault.AddRow is { } row && JsonNode.Parse(held.ToArray()) is JsonObject reply && reply["data"] is JsonArray rows)
        {
            rows.Add(JsonNode.Parse(row));
            context.Response.ContentLength = null;
            await context.Response.WriteAsync(reply.ToJsonString(), context.RequestAborted);
            return;
        }

        held.Position = 0;
        await held.CopyToAsync(real, context.RequestAborted);
    }

    private static Task WaitAsync(HttpContext context, Fault fault) =>
        fault.LatencyMs is { } latency
            ? Task.Delay(TimeSpan.FromMilliseconds(latency), TimeProvider.System, context.RequestAborted)
            : Task.CompletedTask;

    private static async Task<bool> FailAsync(HttpContext context, Fault fault)
    {
        if (fault.Drop)
        {
            context.Features.Set(new DroppedReply());
            return true;
        }

        if (fault is { Malformed: false, Status: null, Body: null })
        {
            return false;
        }

        context.Response.Clear();
        if (fault.RetryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if ((fault.Malformed ? "{\"type\":\"list\",\"data\":[{\"type\":" : fault.Body) is { } body)
        {
            context.Response.StatusCode = fault.Status ?? 200;
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.WriteAsync(body, context.RequestAborted);
            return true;
        }

        await ApiError.Of(fault.Status!.Value, fault.Code, fault.Detail).ExecuteAsync(context);
        return true;
    }
}
