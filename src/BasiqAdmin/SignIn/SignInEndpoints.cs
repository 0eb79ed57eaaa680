using BasiqAdmin.Navigation;
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
        routes.MapPost(AdminRoutes.SignOut, SignOutAsync).AllowAnonymous();
    }

    internal static async Task<Results<RedirectHttpResult, NotFound, BadRequest>> SignInAsync(
        HttpContext context, DevelopmentSignIn development, [FromForm] string? person, [FromForm] string? returnUrl)
    {
        if (!development.IsOfferedTo(context))
        {
            return TypedResults.NotFound();
        }

        if (DevelopmentPeople.Find(person) is not { } actor)
        {
            return TypedResults.BadRequest();
        }

        await context.SignInAsync(StaffClaims.From(actor));
        return TypedResults.LocalRedirect(ReturnAddress.Of(returnUrl));
    }

    internal static async Task<Results<RedirectHttpResult, BadRequest>> SignOutAsync(HttpContext context, IAntiforgery antiforgery)
    {
        // Signing in has parameters from a form, which the framework protects by itself; this has none.
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return TypedResults.BadRequest();
        }

        await context.SignOutAsync();
        return TypedResults.LocalRedirect(AdminRoutes.SignIn());
    }
}
