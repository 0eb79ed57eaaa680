using BasiqAdmin.Components;
using BasiqAdmin.Exports;
using BasiqAdmin.Navigation;
using BasiqAdmin.SignIn;

namespace BasiqAdmin.Hosting;

/// <summary>Razor components, static files, and the pages for what goes wrong.</summary>
internal static class PagesSetup
{
    public static void AddAdminPages(this WebApplicationBuilder builder)
    {
        // Outside Development a run from the source tree finds its static files too; a published app has them beside it.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "basiq-admin-form";
            // frame-ancestors in the content policy says more.
            options.SuppressXFrameOptionsHeader = true;
        });
    }

    public static void UseAdminPages(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler(AdminRoutes.ServerError, createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute(AdminRoutes.Problem, createScopeForStatusCodePages: true);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapStaticAssets().AllowAnonymous();
        app.MapSignIn();
        app.MapExports();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
