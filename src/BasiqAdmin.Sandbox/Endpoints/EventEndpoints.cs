using System.Globalization;
using System.Text.Json.Nodes;
using BasiqAdmin.Sandbox.Http;
using BasiqAdmin.Sandbox.World;
using BasiqAdmin.Sandbox.World.Banks;
using BasiqAdmin.Sandbox.World.Connections;
using BasiqAdmin.Sandbox.World.Consents;
using BasiqAdmin.Sandbox.World.Events;
using BasiqAdmin.Sandbox.World.Users;

namespace BasiqAdmin.Sandbox.Endpoints;

/// <summary>
/// Events of the last 7 days, newest first. The order, and that more than 500 come in pages with <c>links.next</c>,
/// is this sandbox's choice: core.yml shows neither.
/// </summary>
internal sealed class EventEndpoints(SandboxWorld world)
{
    private const int PageSize = 500;

    private static readonly TimeSpan Window = TimeSpan.FromDays(7);

    private static readonly FilterFields Fields = new(("user.id", ["eq"]), ("event.entity", ["eq"]), ("event.type", ["eq"]));

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/events", List).WithMetadata(Access.ServerOnly);
        app.MapGet("/events/{id}", Get).WithMetadata(Access.ServerOnly);
    }

    private IResult List(string? filter, string? next, HttpContext context)
    {
        if (Filter.Parse(filter, Fields) is not { } parsed)
        {
            return ApiError.BadFilter();
        }

        EventRef? after = null;
        if (next is not null && !TryReadCursor(next, out after))
        {
            return ApiError.BadParameter("next", "The cursor is not valid.");
        }

        var links = context.Links();
        return parsed.Clauses.FirstOrDefault(clause => clause.Property == "user.id") is { } user
            ? OfUser(user.Values[0], parsed, links)
            : OfAll(parsed, filter, after, links);
    }

    private IResult OfUser(string userId, Filter filter, Links links)
    {
        var data = world.ReadEventsOf(userId, user => Select(user, filter, links)) ?? [];
        return Reply(data, links, next: null);
    }

    private JsonNode[] Select(UserState user, Filter filter, Links links) =>
    [
        .. user.Events
            .Where(item => item.At > world.Now - Window && Wanted(filter, item.TypeId))
            .OrderByDescending(item => item.At)
            .Select(item => EventReplies.One(user, item, links)),
    ];

    private IResult OfAll(Filter filter, string? text, EventRef? after, Links links)
    {
        var page = world.EventsPage(type => Wanted(filter, type), world.Now - Window, after, PageSize);
        var data = page.Select(item => world.ReadEvent(item, (user, record) => EventReplies.One(user, record, links))).ToArray<JsonNode>();
        var next = page.Count < PageSize ? null
            : links.To($"/events?next={WriteCursor(page[^1])}{(text is null ? "" : $"&filter={Uri.EscapeDataString(text)}")}");
        return Reply(data, links, next);
    }

    private IResult Get(string id, HttpContext context) =>
        id.Length == 64 && id.All(char.IsAsciiHexDigitLower)
            ? world.ReadEvent(id, (user, item) => Results.Json(EventReplies.One(user, item, context.Links()))).OrNotFound()
            : ApiError.BadPathParameter("id", "Event ID parameter is not valid");

    private static IResult Reply(JsonNode[] data, Links links, string? next)
    {
        var paging = new JsonObject { ["self"] = links.Here() };
        if (next is not null)
        {
            paging["next"] = next;
        }

        return Results.Json(new JsonObject { ["type"] = "list", ["data"] = new JsonArray(data), ["links"] = paging });
    }

    /// <summary>A type may be asked for by its last part, as events carry it, or whole.</summary>
    private static bool Wanted(Filter filter, string typeId)
    {
        var dot = typeId.IndexOf('.', StringComparison.Ordinal);
        return filter.Clauses.All(clause => clause.Property switch
        {
            "event.entity" => clause.Values[0] == typeId[..dot],
            "event.type" => clause.Values[0] == typeId || clause.Values[0] == typeId[(dot + 1)..],
            _ => true,
        });
    }

    private static string WriteCursor(EventRef item) => string.Create(CultureInfo.InvariantCulture, $"{item.Ticks}-{item.User}-{item.Ordinal}-{item.Type}");

    private static bool TryReadCursor(string text, out EventRef? cursor)
    {
        var parts = text.Split('-');
        cursor = parts.Length == 4
            && long.TryParse(parts[0], CultureInfo.InvariantCulture, out var ticks)
            && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var user)
            && int.TryParse(parts[2], CultureInfo.InvariantCulture, out var ordinal)
            && byte.TryParse(parts[3], CultureInfo.InvariantCulture, out var type)
                ? new EventRef(ticks, user, ordinal, type)
                : null;
        return cursor is not null;
    }
}

/// <summary>An event with what it is about. The data is an object, as in core.yml's example of a single event.</summary>
internal static class EventReplies
{
    public static JsonObject One(UserState user, EventRecord item, Links links)
    {
        var id = user.EventId(item);
        var (reference, data) = Describe(user, item, links);
        return new JsonObject
        {
            ["type"] = "event",
            ["id"] = id,
            ["createdDate"] = ApiTime.Write(item.At),
            ["entity"] = item.Entity,
            ["eventType"] = item.EventType,
            ["userId"] = user.Id,
            ["dataRef"] = reference,
            ["data"] = data,
            ["links"] = new JsonObject { ["self"] = links.To($"/events/{id}") },
        };
    }

    private static (string Reference, JsonObject Data) Describe(UserState user, EventRecord item, Links links)
    {
        var self = links.User(user.Id);
        switch (item.Entity)
        {
            case "user":
                return (self, OfUser(user, self));
            case "consent":
                var consent = user.Consents[item.Subject];
                return ($"{self}/consents/{consent.Id}", OfConsent(consent, self));
            default:
                var connection = user.Connections[item.Subject];
                var reference = item.Entity == "connection"
                    ? links.Connection(user.Id, connection.Id)
                    : links.ByInstitution(user.Id, item.Entity == "account" ? "accounts" : "transactions", connection.Bank.Id);
                return (reference, OfConnection(user, connection, links));
        }
    }

    private static JsonObject OfUser(UserState user, string self)
    {
        var data = new JsonObject { ["type"] = "user", ["id"] = user.Id };
        if (!user.IsDeleted)
        {
            data["email"] = user.Person.Email;
            data["mobile"] = user.Person.Mobile;
        }

        data["links"] = new JsonObject { ["self"] = self };
        return data;
    }

    private static JsonObject OfConsent(Consent consent, string self) => new()
    {
        ["type"] = "consent",
        ["id"] = consent.Id,
        ["status"] = consent.Status,
        ["created"] = ApiTime.Write(consent.Created),
        ["updated"] = ApiTime.Write(consent.Updated),
        ["expiryDate"] = ApiTime.Write(consent.Expires),
        ["links"] = new JsonObject { ["self"] = $"{self}/consents/{consent.Id}" },
    };

    private static JsonObject OfConnection(UserState user, Connection connection, Links links)
    {
        var data = ConnectionReplies.InList(user, connection, links, isServer: true);
        data["mfaEnabled"] = connection.Bank.Mfa != MfaHabit.Never;
        return data;
    }
}
