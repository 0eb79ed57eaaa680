using BasiqAdmin.Sandbox.Http;
using BasiqAdmin.Sandbox.World;
using BasiqAdmin.Sandbox.World.Connections;
using BasiqAdmin.Sandbox.World.Jobs;
using BasiqAdmin.Sandbox.World.Simulation;
using BasiqAdmin.Sandbox.World.Users;

namespace BasiqAdmin.Sandbox.Endpoints;

internal sealed class RefreshEndpoints(SandboxWorld world)
{
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/users/{userId}/connections/refresh", RefreshAll).WithMetadata(Access.ServerOnly);
        app.MapPost("/users/{userId}/connections/{connectionId}/refresh", Refresh).WithMetadata(Access.ServerOnly);
    }

    private IResult Refresh(string userId, string connectionId, HttpContext context) =>
        world.Change(userId, user => user.FindConnection(connectionId) is { } connection
            ? Answer(user, connection, context.Links())
            : null!).OrNotFound();

    private IResult Answer(UserState user, Connection connection, Links links)
    {
        var (verdict, job) = world.Refreshes.Refresh(user, connection, world.Now);
        return verdict switch
        {
            // 200 instead of 202: the original job is still queued or running (bp/handling-jobs).
            RefreshVerdict.AlreadyRunning => Results.Json(Body(job!, links), statusCode: 200),
            RefreshVerdict.Started => Results.Json(Body(job!, links), statusCode: 202),
            RefreshVerdict.NotWeb => ApiError.BadParameter("connectionId", "Connection type is not Web"),
            // Which error Basiq gives beyond the limit is not documented; this code is named by its older API.
            RefreshVerdict.LimitReached => ApiError.TooMany("Request rate limit per connection reached"),
            _ => ApiError.BadParameter("connectionId", "Connection is not active."),
        };
    }

    /// <summary>Connections that cannot be refreshed are passed over; those with a job under way return that job.</summary>
    private IResult RefreshAll(string userId, HttpContext context)
    {
        var links = context.Links();
        return world.Change(userId, user =>
        {
            var jobs = user.Connections.Select(connection => world.Refreshes.Refresh(user, connection, world.Now).Job).OfType<Job>();
            return Results.Json(new { type = "list", data = jobs.Select(job => Body(job, links)).ToArray() }, statusCode: 202);
        }).OrNotFound();
    }

    private static object Body(Job job, Links links) => new { type = "job", id = job.Id, links = new { self = links.Job(job.Id) } };
}
