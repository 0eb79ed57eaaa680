using System.Text.Json;
using BasiqAdmin.Sandbox.Http;
using BasiqAdmin.Sandbox.World;
using BasiqAdmin.Sandbox.World.People;
using BasiqAdmin.Sandbox.World.Users;

namespace BasiqAdmin.Sandbox.Endpoints;

/// <summary>Users. There is no list: Basiq documents none.</summary>
internal sealed class UserEndpoints(SandboxWorld world)
{
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/users", CreateAsync).WithMetadata(Access.ServerOnly);
        app.MapGet("/users/{userId}", Get).WithMetadata(Access.ServerOnly);
        app.MapPost("/users/{userId}", UpdateAsync).WithMetadata(Access.ServerOnly);
        app.MapDelete("/users/{userId}", Delete).WithMetadata(Access.ServerOnly);
    }

    private IResult Get(string userId, HttpContext context) =>
        world.Read(userId, user => Results.Json(UserReplies.Full(user, world.AccountsOf(user), context.Links()))).OrNotFound();

    private async Task<IResult> CreateAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (body, error) = await ReadAsync(context.Request, cancellationToken);
        if (error is not null)
        {
            return error;
        }

        var person = body!.ApplyTo(new Person("", "", "", "", ""));
        if (person.Email.Length == 0 && person.Mobile.Length == 0)
        {
            return ApiError.MissingParameter("email");
        }

        var user = world.Create(person);
        return Results.Json(UserReplies.Short(user, context.Links()), statusCode: 201);
    }

    private async Task<IResult> UpdateAsync(string userId, HttpContext context, CancellationToken cancellationToken)
    {
        var (body, error) = await ReadAsync(context.Request, cancellationToken);
        return error ?? world.Change(userId, user => Update(user, body!, context)).OrNotFound();
    }

    private IResult Update(UserState user, UserBody body, HttpContext context)
    {
        user.Person = body.ApplyTo(user.Person);
        user.Record(world.Now, "user", "updated");
        return Results.Json(UserReplies.Short(user, context.Links()));
    }

    private IResult Delete(string userId) =>
        world.Change(userId, user =>
        {
            user.IsDeleted = true;
            user.Record(world.Now, "user", "deleted");
            return Results.NoContent();
        }).OrNotFound();

    private static async Task<(UserBody? Body, ApiError? Error)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var body = await request.ReadFromJsonAsync<UserBody>(cancellationToken);
            return body is null ? (null, ApiError.BadContent("The body is empty.")) : Check(body);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return (null, ApiError.BadContent("The body is not valid JSON."));
        }
    }

    private static (UserBody?, ApiError?) Check(UserBody body) =>
        body.Email is { Length: > 0 } email && !email.Contains('@', StringComparison.Ordinal) ? (null, ApiError.BadParameter("email", "Email value is not valid."))
        : body.Mobile is { Length: > 0 } mobile && !mobile.TrimStart('+').All(char.IsAsciiDigit) ? (null, ApiError.BadParameter("mobile", "Mobile value is not valid."))
        : (body, null);
}
