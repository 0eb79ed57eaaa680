using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace BasiqAdmin.Components.Tests.Hosting;

/// <summary>
/// Lets a test over the in-memory server call from any address, which it names in a header, and tells what the app made of it:
/// the address that the audit trail and the limits go by, and the scheme and host of the addresses that the app gives out.
/// </summary>
internal sealed class CallerAddress : IStartupFilter
{
    public const string From = "Test-From";
    public const string Seen = "Test-Seen";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, rest) =>
        {
            if (IPAddress.TryParse(context.Request.Headers[From], out var address))
            {
                context.Connection.RemoteIpAddress = address;
            }

            context.Response.OnStarting(() =>
            {
                context.Response.Headers[Seen] = $"{context.Connection.RemoteIpAddress} {context.Request.Scheme}://{context.Request.Host}";
                return Task.CompletedTask;
            });
            return rest(context);
        });
        next(app);
    };
}
