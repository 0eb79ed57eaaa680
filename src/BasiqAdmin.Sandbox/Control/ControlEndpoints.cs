using System.Globalization;
using BasiqAdmin.Sandbox.Http;
using BasiqAdmin.Sandbox.Time;
using BasiqAdmin.Sandbox.World;
using BasiqAdmin.Sandbox.World.Banks;

namespace BasiqAdmin.Sandbox.Control;

/// <summary>What a demonstration or a test does to the sandbox. None of it exists at Basiq, and none of it asks for a token.</summary>
internal sealed class ControlEndpoints(SandboxWorld world, SandboxClock clock, RequestStats stats, FaultBoard faults, TokenQuota quota)
{
    public void Map(IEndpointRouteBuilder app)
    {
        var control = app.MapGroup(RouteTemplate.ControlPrefix);
        control.MapGet("/users.csv", WriteUsersAsync);
        control.MapGet("/stats", () => Results.Json(new { requests = stats.List(), changes = stats.ListChanges() }));
        control.MapPost("/faults", AddFault);
        control.MapPost("/clock", Advance);
        control.MapPost("/connectors/{connectorId}/{method}", SetConnector);
        control.MapPost("/reset", Reset);
    }

    private async Task WriteUsersAsync(HttpContext context)
    {
        context.Response.ContentType = "text/csv; charset=utf-8";
        await using var writer = new StreamWriter(context.Response.Body);
        await writer.WriteAsync("userId\n");
        foreach (var id in world.UserIds())
        {
            await writer.WriteAsync($"{id}\n");
        }
    }

    private IResult AddFault(Fault fault)
    {
        if (string.IsNullOrWhiteSpace(fault.Path))
        {
            return ApiError.MissingParameter("path");
        }

        faults.Add(fault);
        return Results.NoContent();
    }

    private IResult Advance(ClockBody body)
    {
        var by = body.AdvanceSeconds is { } seconds ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.TryParse(body.Advance, CultureInfo.InvariantCulture, out var span) ? span
            : TimeSpan.Zero;
        if (by <= TimeSpan.Zero)
        {
            return ApiError.BadParameter("advance", "A span such as 01:00:00, or advanceSeconds, greater than zero.");
        }

        clock.Advance(by);
        return Results.Json(new { now = ApiTime.Write(clock.GetUtcNow()) });
    }

    private IResult SetConnector(string connectorId, string method, ConnectorBody body)
    {
        if (world.Connectors.Find(connectorId, method) is not { } connector)
        {
            return ApiError.NotFound();
        }

        if (body.Status is not { } status || !ConnectorStatus.All.Contains(status, StringComparer.Ordinal))
        {
            return ApiError.BadParameter("status", $"One of {string.Join(", ", ConnectorStatus.All)}.");
        }

        world.Connectors.Set(connector, status, body.Stage, world.Now);
        return Results.NoContent();
    }

    private IResult Reset()
    {
        clock.Reset();
        world.Reset();
        stats.Reset();
        faults.Reset();
        quota.Reset();
        return Results.NoContent();
    }
}

/// <summary>One of the two: a span such as <c>01:00:00</c> or <c>7.00:00:00</c>, or a number of seconds.</summary>
internal sealed record ClockBody(string? Advance, double? AdvanceSeconds);

internal sealed record ConnectorBody(string? Status, string? Stage);
