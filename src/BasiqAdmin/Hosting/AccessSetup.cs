using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Access;
using BasiqAdmin.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace BasiqAdmin.Hosting;

/// <summary>Who gets in, and a policy per right. Every page needs a signed-in person unless it says otherwise.</summary>
internal static class AccessSetup
{
    private static readonly TimeSpan WorkingDay = TimeSpan.FromHours(10);

    public static void AddAdminAccess(this IServiceCollection services)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(Configure);
        services.AddAuthorization(Configure);
        services.AddCascadingAuthenticationState();
        services.AddScoped<CurrentActor>();
        services.AddSingleton<DevelopmentSignIn>();
    }

    private static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "basiq-admin";
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.LoginPath = AdminRoutes.SignIn();
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.ExpireTimeSpan = WorkingDay;
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

    // A plain 403 at the address that was asked for; the status page fills in who may.
    private static Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
