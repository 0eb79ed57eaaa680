using System.Reflection;
using BasiqAdmin.Services.Access;
using BasiqAdmin.SignIn;
using Microsoft.AspNetCore.Http.Extensions;

namespace BasiqAdmin.Exports;

/// <summary>Who asks for a file, with what filter. An endpoint takes it as a parameter.</summary>
/// <param name="Actor">The signed-in person.</param>
/// <param name="Address">The address with its query string, for the query records.</param>
/// <param name="Gone">Cancelled when the browser has gone.</param>
public sealed record RequestActor(Actor Actor, string Address, CancellationToken Gone)
{
    /// <summary>Reads it from the request; endpoints call this by themselves.</summary>
    public static ValueTask<RequestActor?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var actor = StaffClaims.Read(context);
        return ValueTask.FromResult(actor is null ? null : new RequestActor(actor, context.Request.GetEncodedPathAndQuery(), context.RequestAborted));
    }
}
