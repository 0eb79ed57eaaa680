using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BasiqAdmin.Sandbox.Http;
using BasiqAdmin.Sandbox.World.Events;

namespace BasiqAdmin.Sandbox.Endpoints;

internal static partial class EventTypeEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/events/types", List).WithMetadata(Access.ServerOnly);
        app.MapGet("/events/types/{id}", Get).WithMetadata(Access.ServerOnly);
    }

    private static IResult List(HttpContext context)
    {
        var links = context.Links();
        return Results.Json(new JsonObject
        {
            ["type"] = "list",
            ["size"] = EventTypes.All.Count,
            ["count"] = EventTypes.All.Count,
            ["data"] = new JsonArray([.. EventTypes.All.Select(type => Reply(type.Id, type.Description, links))]),
            ["links"] = new JsonObject { ["self"] = links.Here() },
        });
    }

    private static IResult Get(string id, HttpContext context)
    {
        if (!TypeId().IsMatch(id))
        {
            return ApiError.BadPathParameter("eventTypeId", "Event Type ID parameter is not valid");
        }

        return EventTypes.All.FirstOrDefault(type => type.Id == id) is { Id: not null } type
            ? Results.Json(Reply(type.Id, type.Description, context.Links()))
            : ApiError.NotFound("Requested event type does not exist.");
    }

    private static JsonObject Reply(string id, string description, Links links) => new()
    {
        ["type"] = "eventType",
        ["id"] = id,
        ["description"] = description,
        ["links"] = new JsonObject { ["self"] = links.To($"/events/types/{id}") },
    };

    [GeneratedRegex("^[a-z]+[.][a-z]+$", RegexOptions.None, matchTimeoutMilliseconds: 500)]
    private static partial Regex TypeId();
}
