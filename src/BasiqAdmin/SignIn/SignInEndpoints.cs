using System.Text.Encodings.Web;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Sessions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BasiqAdmin.SignIn;

/// <summary>What the buttons of the sign-in page and of the person's menu post to.</summary>
public static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(AdminRoutes.SignInAsDevelopmentPerson, SignInAsync).AllowAnonymous();
        routes.MapPost(AdminRoutes.ProveAsDevelopmentPerson, ProveAsync);
        routes.MapPost(AdminRoutes.SignOut, SignOutAsync).AllowAnonymous();
        routes.MapPost(AdminRoutes.SignOutEverywhere, SignOutEverywhereAsync);
    }

    internal static async Task<Results<RedirectHttpResult, NotFound, BadRequest>> SignInAsync(
        HttpContext context, DevelopmentSignIn development, SessionTickets tickets, TimeProvider clock, [FromForm] string? person, [FromForm] string? returnUrl)
    {
        if (!development.IsOfferedTo(context))
        {
            return TypedResults.NotFound();
        }

        if (DevelopmentPeople.Find(person) is not { } actor)
        {
            return TypedResults.BadRequest();
        }

        var now = clock.GetUtcNow();
        await tickets.StartAsync(context, StaffClaims.From(actor with { Session = Guid.CreateVersion7(now) }, NewSession.Development, provedAt: now));
        return TypedResults.LocalRedirect(ReturnAddress.Of(returnUrl));
    }

    /// <summary>Stands for signing in once more at a provider.</summary>
    internal static async Task<Results<RedirectHttpResult, NotFound, UnauthorizedHttpResult>> ProveAsync(
        HttpContext context, DevelopmentSignIn development, SessionStore sessions, TimeProvider clock, [FromForm] string? returnUrl)
    {
        if (!development.IsOfferedTo(context))
        {
            return TypedResults.NotFound();
        }

        return StaffClaims.Read(context) is { } actor && await sessions.ProveAsync(actor, clock.GetUtcNow(), context.RequestAborted)
            ? TypedResults.LocalRedirect(ReturnAddress.Of(returnUrl))
            : TypedResults.Unauthorized();
    }

    internal static async Task<Results<RedirectHttpResult, ContentHttpResult, BadRequest>> SignOutAsync(HttpContext context, IAntiforgery antiforgery)
    {
        // Signing in has parameters from a form, which the framework protects by itself; this has none.
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return TypedResults.BadRequest();
        }

        await context.SignOutAsync();
        return context.RequestServices.GetRequiredService<SignInProvider>().IsSet && await ProviderSignOut.AddressAsync(context) is { } there
            ? Leave(context, there)
            : TypedResults.LocalRedirect(AdminRoutes.SignIn());
    }

    /// <summary>Ends all sessions of the person first, then goes the way of every sign-out.</summary>
    internal static async Task<Results<RedirectHttpResult, ContentHttpResult, BadRequest>> SignOutEverywhereAsync(HttpContext context, IAntiforgery antiforgery, IStaffSessions sessions)
    {
        if (await antiforgery.IsRequestValidAsync(context) && StaffClaims.Read(context) is { } actor)
        {
            await sessions.SignOutEverywhereAsync(actor, context.RequestAborted);
        }

        return await SignOutAsync(context, antiforgery);
    }

    // Not by a redirect: form-action 'self' holds for where a posted form is redirected to as well.
    private static ContentHttpResult Leave(HttpContext context, string there)
    {
        context.Response.Headers["Refresh"] = $"0;url={there}";
        return TypedResults.Content(
            $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8" /><title>Signing out · BasiqAdmin</title></head>
            <body><p>You are signed out here. <a href="{HtmlEncoder.Default.Encode(there)}">Sign out at the provider too</a></p></body></html>
            """,
            "text/html");
    }
}
