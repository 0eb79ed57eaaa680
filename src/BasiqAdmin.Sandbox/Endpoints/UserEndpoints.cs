using System.Text.Json;
using System.Text.Json.Nodes;
using BasiqAdmin.Sandbox.Http;
using BasiqAdmin.Sandbox.World;
using BasiqAdmin.Sandbox.World.Accounts;
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

/// <summary>A user as GET shows it (with its connections and accounts) and as POST returns it (without).</summary>
internal static class UserReplies
{
    public static JsonObject Short(UserState user, Links links)
    {
        var person = user.Person;
        var reply = new JsonObject
        {
            ["type"] = "user",
            ["id"] = user.Id,
            ["email"] = person.Email,
            ["mobile"] = person.Mobile,
            ["firstName"] = person.FirstName,
            ["middleName"] = person.MiddleName,
            ["lastName"] = person.LastName,
        };
        if (person.Business is { } business)
        {
            AddBusiness(reply, business);
        }

        reply["links"] = new JsonObject { ["self"] = links.User(user.Id) };
        return reply;
    }

    public static JsonObject Full(UserState user, IEnumerable<Account> accounts, Links links)
    {
        var self = links.User(user.Id);
        var reply = Short(user, links);
        reply["name"] = user.Person.FullName;
        reply["connections"] = List([.. user.Connections.Select(item => Item("connection", item.Id, links.Connection(user.Id, item.Id)))]);
        reply["accounts"] = List([.. accounts.Select(item => Item("account", item.Id, $"{self}/accounts/{item.Id}"))]);
        reply["links"] = new JsonObject
        {
            ["accounts"] = $"{self}/accounts",
            ["auth_link"] = $"{self}/auth_link",
            ["connections"] = $"{self}/connections",
            ["self"] = self,
            ["transactions"] = $"{self}/transactions",
        };
        return reply;
    }

    private static JsonObject List(JsonArray data) => new() { ["type"] = "list", ["count"] = data.Count, ["data"] = data };

    private static JsonObject Item(string type, string id, string self) =>
        new() { ["type"] = type, ["id"] = id, ["links"] = new JsonObject { ["self"] = self } };

    private static void AddBusiness(JsonObject reply, Business business)
    {
        reply["businessName"] = business.Name;
        AddIfKnown(reply, "businessIdNo", business.IdNo);
        AddIfKnown(reply, "businessIdNoType", business.IdNoType);
        AddIfKnown(reply, "verificationDate", business.VerifiedOn);
        if (business.Verified is { } verified)
        {
            reply["verificationStatus"] = verified;
        }

        if (business.Address is { } address)
        {
            var body = new JsonObject();
            AddIfKnown(body, "addressLine1", address.AddressLine1);
            AddIfKnown(body, "addressLine2", address.AddressLine2);
            AddIfKnown(body, "suburb", address.Suburb);
            AddIfKnown(body, "state", address.State);
            AddIfKnown(body, "postcode", address.Postcode);
            AddIfKnown(body, "countryCode", address.CountryCode);
            reply["businessAddress"] = body;
        }
    }

    private static void AddIfKnown(JsonObject reply, string name, string? value)
    {
        if (value is not null)
        {
            reply[name] = value;
        }
    }
}

/// <summary>The body of POST /users and POST /users/{userId}; what is absent stays as it is.</summary>
internal sealed record UserBody(
    string? Email, string? Mobile, string? FirstName, string? MiddleName, string? LastName, string? BusinessName,
    string? BusinessIdNo, string? BusinessIdNoType, BusinessAddress? BusinessAddress, bool? VerificationStatus, string? VerificationDate)
{
    public Person ApplyTo(Person person) => new(
        FirstName ?? person.FirstName, MiddleName ?? person.MiddleName, LastName ?? person.LastName,
        Email ?? person.Email, Mobile ?? person.Mobile)
    {
        Business = BusinessName is { Length: > 0 } name
            ? new Business(name, BusinessIdNo, BusinessIdNoType, BusinessAddress, VerificationStatus, VerificationDate)
            : person.Business,
    };
}
