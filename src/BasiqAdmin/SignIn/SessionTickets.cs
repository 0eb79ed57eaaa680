using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.SignIn;

/// <summary>Keeps the tickets of sign-ins in the database. The cookie holds only a random key, of which only the hash is stored.</summary>
public sealed class SessionTickets(IServiceScopeFactory scopes, SignInProvider signInProvider, IDataProtectionProvider protection) : ITicketStore
{
    private readonly IDataProtector _protector = protection.CreateProtector("BasiqAdmin.Sessions");

    /// <summary>
    /// Signs <paramref name="principal"/> in under a session of its own. One that the browser still had is ended: without this the cookie
    /// handler would go on under the old session's key, which somebody else may know.
    /// </summary>
    public async Task StartAsync(HttpContext context, ClaimsPrincipal principal)
    {
        await EndPresentAsync(context);

        // A handler of its own, too: the request's has read the old cookie already.
        var services = context.RequestServices;
        await using var scope = services.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        try
        {
            await context.SignInAsync(principal);
        }
        finally
        {
            context.RequestServices = services;
        }
    }

    /// <summary>Ends the session whose cookie came with the request, and takes the cookie out of sight of all that follows in it.</summary>
    public async Task EndPresentAsync(HttpContext context)
    {
        var cookie = context.RequestServices.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
        if (cookie.CookieManager.GetRequestCookie(context, cookie.Cookie.Name!) is { } value
            && cookie.TicketDataFormat.Unprotect(value)?.Principal.Claims.FirstOrDefault(claim => claim.Type.EndsWith("SessionId", StringComparison.Ordinal)) is { } key)
        {
            await EndAsync(key.Value, SessionEnd.Replaced);
        }

        context.Request.Headers.Remove("Cookie");
    }

    /// <summary>The ticket as it is stored.</summary>
    public byte[] Protect(AuthenticationTicket ticket) => _protector.Protect(TicketSerializer.Default.Serialize(ticket));

    /// <summary>The ticket of what was stored; null when it cannot be read, such as after the keys were lost.</summary>
    public AuthenticationTicket? Unprotect(byte[] stored)
    {
        try
        {
            return TicketSerializer.Default.Deserialize(_protector.Unprotect(stored));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public Task<string> StoreAsync(AuthenticationTicket ticket) => StoreAsync(ticket, address: null, CancellationToken.None);

    /// <inheritdoc/>
    public Task<string> StoreAsync(AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken) =>
        StoreAsync(ticket, httpContext.Connection.RemoteIpAddress?.ToString(), cancellationToken);

    /// <inheritdoc/>
    public Task<AuthenticationTicket?> RetrieveAsync(string key) => RetrieveAsync(key, isActivity: false, CancellationToken.None);

    /// <summary>Only a page that somebody opens keeps a session awake; static files, scripts and a circuit that comes back by itself do not.</summary>
    public Task<AuthenticationTicket?> RetrieveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken) =>
        RetrieveAsync(key, IsOpeningAPage(httpContext.Request), cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The ticket is another session's.</exception>
    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        var session = StaffClaims.Read(ticket.Principal, address: null)?.Session;
        await using var scope = scopes.CreateAsyncScope();
        var sessions = SessionsOf(scope);
        if (await sessions.FindAsync(Hash(key), CancellationToken.None) is not { } present || present.Id != session)
        {
            throw new InvalidOperationException("A session does not change hands: sign in by SessionTickets.StartAsync.");
        }

        await sessions.ReplaceTicketAsync(present.Id, Protect(ticket), CancellationToken.None);
    }

    /// <inheritdoc/>
    public Task RemoveAsync(string key) => EndAsync(key, SessionEnd.SignedOut);

    private static bool IsOpeningAPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && !request.Path.StartsWithSegments(AdminRoutes.Circuits, StringComparison.Ordinal)
        && request.Headers["Sec-Fetch-Mode"].ToString() is "" or "navigate";

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(key)));

    private static SessionStore SessionsOf(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<SessionStore>();

    // With a provider the development people are nobody, however long a cookie from before would last; and the other way round.
    private bool IsOfToday(StaffSession session) => (session.Provider is NewSession.Development) != signInProvider.IsSet;

    private async Task<AuthenticationTicket?> RetrieveAsync(string key, bool isActivity, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await SessionsOf(scope).FindAsync(Hash(key), cancellationToken) is not { } session || !IsOfToday(session) || Unprotect(session.Ticket) is not { } ticket)
        {
            return null;
        }

        if (isActivity)
        {
            await SessionsOf(scope).SeeAsync(session.Id, cancellationToken);
        }

        return ticket;
    }

    private async Task<string> StoreAsync(AuthenticationTicket ticket, string? address, CancellationToken cancellationToken)
    {
        var actor = StaffClaims.Read(ticket.Principal, address) ?? throw new InvalidOperationException("The ticket is no member of staff's.");
        var (provider, providerSession, provedAt) = StaffClaims.ReadProvider(ticket.Principal);
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await using var scope = scopes.CreateAsyncScope();
        await SessionsOf(scope).StartAsync(new NewSession(actor, Hash(key), Protect(ticket), provider, providerSession, provedAt), cancellationToken);
        return key;
    }

    private async Task EndAsync(string key, SessionEnd why)
    {
        var hash = Hash(key);
        await using var scope = scopes.CreateAsyncScope();
        await SessionsOf(scope).EndAsync(rows => rows.Where(session => session.KeyHash == hash), why, by: null, CancellationToken.None);
    }
}
