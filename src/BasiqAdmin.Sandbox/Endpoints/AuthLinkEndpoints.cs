using System.Text.Json;
using System.Text.Json.Nodes;
using BasiqAdmin.Sandbox.Http;
using BasiqAdmin.Sandbox.World;
using BasiqAdmin.Sandbox.World.Users;

namespace BasiqAdmin.Sandbox.Endpoints;

internal sealed class AuthLinkEndpoints(SandboxWorld world)
{
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/users/{userId}/auth_link", CreateAsync).WithMetadata(Access.ServerOnly);
        app.MapGet("/users/{userId}/auth_link", Get).WithMetadata(Access.ServerOnly);
        app.MapDelete("/users/{userId}/auth_link", Delete).WithMetadata(Access.ServerOnly);
    }

    private async Task<IResult> CreateAsync(string userId, HttpContext context, CancellationToken cancellationToken)
    {
        var given = await ReadMobileAsync(context.Request, cancellationToken);
        return world.Change(userId, user => Create(user, given ?? user.Person.Mobile, context.Links())).OrNotFound();
    }

    private IResult Create(UserState user, string mobile, Links links) =>
        mobile.Length == 0
            ? ApiError.MissingParameter("mobile")
            : Results.Json(Reply(user, user.NewAuthLink(mobile, world.Now), links), statusCode: 201);

    private IResult Get(string userId, HttpContext context) =>
        world.Read(userId, user => user.AuthLink switch
        {
            null => null!,
            { } link when link.IsDeleted || link.ExpiresAt <= world.Now => (IResult)ApiError.Gone(),
            { } link => Results.Json(WithId(Reply(user, link, context.Links()), link)),
        }).OrNotFound();

    private IResult Delete(string userId) =>
        world.Change(userId, user =>
        {
            if (user.AuthLink is not { IsDeleted: false })
            {
                return null!;
            }

            user.DropAuthLink();
            return Results.NoContent();
        }).OrNotFound();

    private static JsonObject Reply(UserState user, AuthLink link, Links links) => new()
    {
        ["type"] = "auth_link",
        ["userId"] = user.Id,
        ["mobile"] = link.Mobile,
        ["expiresAt"] = ApiTime.Write(link.ExpiresAt),
        ["links"] = new JsonObject
        {
            ["public"] = $"https://connect.bank.example/{link.Id}",
            ["self"] = $"{links.User(user.Id)}/auth_link",
        },
    };

    /// <summary>Only the reply of GET is documented with the id.</summary>
    private static JsonObject WithId(JsonObject reply, AuthLink link)
    {
        reply["id"] = link.Id;
        return reply;
    }

    private static async Task<string?> ReadMobileAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType() || request.ContentLength is 0)
        {
            return null;
        }

        try
        {
            var body = await request.ReadFromJsonAsync<JsonObject>(cancellationToken);
            return body?["mobile"]?.ToString();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
