using BasiqAdmin.Navigation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BasiqAdmin.SignIn;

/// <summary>The ways to the provider, and what it calls when a session of its own is over. There are none without a provider.</summary>
public static partial class ProviderEndpoints
{
    public static void MapProvider(this IEndpointRouteBuilder routes)
    {
        if (!routes.ServiceProvider.GetRequiredService<SignInProvider>().IsSet)
        {
            return;
        }

        // Links, no forms: form-action 'self' holds for where a posted form is redirected to as well.
        routes.MapGet(AdminRoutes.SignInAtProvider, StartAsync).AllowAnonymous();
        routes.MapGet(AdminRoutes.ProveAtProvider, ProveAsync);
        routes.MapGet(AdminRoutes.FrontChannelSignOut, EndFromFrameAsync).AllowAnonymous();
        routes.MapPost(AdminRoutes.BackChannelSignOut, EndByTokenAsync).AllowAnonymous().DisableAntiforgery();
    }

    private static Task StartAsync(HttpContext context, ILoggerFactory logging, string? returnUrl) =>
        ChallengeAsync(context, ProviderEvents.SignIn(returnUrl, StaffClaims.Read(context)?.Session), logging);

    private static Task ProveAsync(HttpContext context, ILoggerFactory logging, string? returnUrl) => StaffClaims.Read(context) is { Session: { } session }
        ? ChallengeAsync(context, ProviderEvents.Proof(returnUrl, session), logging)
        : context.ChallengeAsync();

    private static async Task ChallengeAsync(HttpContext context, AuthenticationProperties flow, ILoggerFactory logging)
    {
        try
        {
            await context.ChallengeAsync(ProviderSetup.Scheme, flow);
        }
        catch (InvalidOperationException exception) when (exception.InnerException is not null)
        {
            // The discovery document cannot be read; later requests ask for it again.
            Log.Unreachable(logging.CreateLogger(typeof(ProviderEndpoints)), RefusalCause.Of(exception));
            context.Response.Redirect(AdminRoutes.SignIn(flow.RedirectUri, SignInProblem.Unreachable));
        }
    }

    private static async Task<Ok> EndFromFrameAsync(HttpContext context, ProviderSignOut signOut, string? sid, string? iss)
    {
        context.Response.Headers.CacheControl = "no-store";
        await signOut.EndAsync(sid, iss);
        return TypedResults.Ok();
    }

    private static async Task<Results<Ok, BadRequest>> EndByTokenAsync(HttpContext context, ProviderSignOut signOut, [FromForm(Name = "logout_token")] string? token)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await signOut.EndAsync(token) ? TypedResults.Ok() : TypedResults.BadRequest();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The sign-in provider does not answer: {Cause}")]
        public static partial void Unreachable(ILogger logger, string cause);
    }
}
