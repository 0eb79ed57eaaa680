using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Sessions;
using BasiqAdmin.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Hosting;

/// <summary>Who gets in, and a policy per right. Every page needs a signed-in person unless it says otherwise.</summary>
internal static class AccessSetup
{
    public static void AddAdminAccess(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie => Configure(cookie, builder.Environment));
        services.AddSingleton<SessionTickets>();
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure<SessionTickets, IOptions<SignInOptions>>((cookie, tickets, signIn) =>
        {
            cookie.SessionStore = tickets;
            cookie.ExpireTimeSpan = signIn.Value.Lifetime;
        });
        services.AddAuthorization(Configure);
        services.AddCascadingAuthenticationState();
        services.AddScoped<CurrentActor>();
        services.AddScoped<CircuitHandler, StaffCircuit>();
        services.AddSingleton<DevelopmentSignIn>();
    }

    private static void Configure(CookieAuthenticationOptions cookie, IHostEnvironment environment)
    {
        cookie.Cookie.Protect("basiq-admin", environment);
        cookie.LoginPath = AdminRoutes.SignIn();
        cookie.ReturnUrlParameter = "returnUrl";

        // The session in the database says how long it lasts.
        cookie.SlidingExpiration = false;
        cookie.Events.OnRedirectToLogin = AskForSignInAsync;
        cookie.Events.OnRedirectToAccessDenied = RefuseAsync;
    }

    private static void Configure(AuthorizationOptions access)
    {
        access.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        foreach (var right in Enum.GetValues<Right>())
        {
            access.AddPolicy(right.ToString(), policy => policy
                .RequireAuthenticatedUser()
                .RequireAssertion(context => StaffClaims.Read(context.User, address: null)?.May(right) is true));
        }
    }

    // Only a page that somebody opens leads to the sign-in; a circuit or a post gets a plain answer.
    private static Task AskForSignInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (HttpMethods.IsGet(context.Request.Method) && !context.Request.Path.StartsWithSegments(AdminRoutes.Circuits, StringComparison.Ordinal))
        {
            context.Response.Redirect(context.RedirectUri);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }

    // A plain 403 at the address that was asked for; the status page fills in who may.
    private static Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
