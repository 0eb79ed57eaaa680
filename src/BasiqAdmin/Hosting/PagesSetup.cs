using BasiqAdmin.Components;
using BasiqAdmin.Components.Pages.FailedJobs;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Exports;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Data.Sqlite;
using BasiqAdmin.SignIn;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.StaticAssets;
using MudBlazor.Services;

namespace BasiqAdmin.Hosting;

/// <summary>Razor components, static files, and the pages for what goes wrong.</summary>
internal static class PagesSetup
{
    public static void AddAdminPages(this WebApplicationBuilder builder)
    {
        // Outside Development a run from the source tree finds its static files too; a published app has them beside it.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddMudServices();
        builder.Services.AddScoped<NoteDrafts>();
        builder.Services.AddScoped<Toasts>();
        builder.Services.AddSingleton<FrameFeed>();
        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Protect("basiq-admin-form", builder.Environment);
            // frame-ancestors in the content policy says more.
            options.SuppressXFrameOptionsHeader = true;
        });
    }

    public static void UseAdminPages(this WebApplication app)
    {
        // The keys are in the database, which is there once the app has started.
        app.Lifetime.ApplicationStarted.Register(() => HiddenText.Use(app.Services.GetDataProtectionProvider()));
        app.UseCallersAddress();
        app.UseSecurityHeaders();
        app.RequireHttps();
        app.UseRateLimiter();
        app.UseExceptionHandler(AdminRoutes.ServerError, createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute(AdminRoutes.Problem, createScopeForStatusCodePages: true);
        app.RefuseUnreadableRequests();
        app.ServeStaticAssets();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapStaticAssets().AllowAnonymous().DisableRateLimiting();
        app.MapSignIn();
        app.MapProvider();
        app.MapExports();

        // Changes nothing, so that it needs no protection against forged posts.
        app.MapPost(AdminRoutes.Search, ([FromForm(Name = "q")] string? text) => TypedResults.LocalRedirect(AdminRoutes.UsersMatching(text))).DisableAntiforgery();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }

    // Anybody may have them, and nobody has to be known for it: a page brings dozens, each of which would read the session from the database.
    private static void ServeStaticAssets(this WebApplication app) => app.Use((context, next) =>
        context.GetEndpoint() is { RequestDelegate: { } serve } asset && asset.Metadata.GetMetadata<StaticAssetDescriptor>() is not null ? serve(context) : next(context));
}
