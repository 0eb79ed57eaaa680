using System.Security.Claims;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace BasiqAdmin.SignIn;

/// <summary>What the app does at each step of a sign-in or a proof at the provider.</summary>
internal sealed partial class ProviderEvents(
    SignInProvider provider, IOptions<SignInOptions> options, SessionStore sessions, SessionTickets tickets, TimeProvider clock, ILogger<ProviderEvents> logger)
    : OpenIdConnectEvents
{
    // Both come back in the state, which only this app can read and write.
    private const string SessionToProve = "session-to-prove";
    private const string SessionBefore = "session-before";

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);
    private static readonly Actor Unknown = new("unknown", "Unknown", Actor.NoRole);

    /// <summary>A sign-in that ends <paramref name="before"/>, if somebody is signed in. The cookie says so only now: it does not come with the answer, which another site posts.</summary>
    public static OpenIdConnectChallengeProperties SignIn(string? returnUrl, Guid? before) =>
        new() { RedirectUri = ReturnAddress.Of(returnUrl), Items = { [SessionBefore] = before?.ToString("N") } };

    /// <summary>A proof of who somebody is, for the session that they have.</summary>
    public static OpenIdConnectChallengeProperties Proof(string? returnUrl, Guid session) => new()
    {
        RedirectUri = ReturnAddress.Of(returnUrl),
        Prompt = OpenIdConnectPrompt.Login,
        MaxAge = TimeSpan.Zero,
        Items = { [SessionToProve] = session.ToString("N") },
    };

    /// <inheritdoc/>
    public override async Task RedirectToIdentityProvider(RedirectContext context)
    {
        // For the recheck of roles. Google, for one, refuses a sign-in that asks for a scope it does not know.
        var known = await ConfigurationOfAsync(context.Options, context.HttpContext);
        if (provider.HasSecret && known.ScopesSupported.Contains(OpenIdConnectScope.OfflineAccess))
        {
            context.ProtocolMessage.Scope += $" {OpenIdConnectScope.OfflineAccess}";
        }
    }

    /// <inheritdoc/>
    public override Task RedirectToIdentityProviderForSignOut(RedirectContext context)
    {
        // Says who asks without an ID token, which would stand in the address with the person's name in it.
        context.ProtocolMessage.ClientId = context.Options.ClientId;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task SignedOutCallbackRedirect(RemoteSignOutContext context)
    {
        context.Response.Redirect(AdminRoutes.SignIn());
        context.HandleResponse();
        return Task.CompletedTask;
    }

    /// <summary>RFC 9207: where the answer says who gives it, it must be the provider that was asked.</summary>
    public override async Task MessageReceived(MessageReceivedContext context)
    {
        if (context.ProtocolMessage.Iss is { Length: > 0 } issuer && issuer != (await ConfigurationOfAsync(context.Options, context.HttpContext)).Issuer)
        {
            context.Fail(new SignInRefusedException(SignInProblem.Failed, context.Properties));
        }
    }

    /// <summary>Makes the app's own principal. Nonce and hashes are looked at only after this, so nothing is done here that lasts.</summary>
    public override async Task TokenValidated(TokenValidatedContext context)
    {
        var issuer = (await ConfigurationOfAsync(context.Options, context.HttpContext)).Issuer;
        if (context.Principal?.Identity is not ClaimsIdentity token || TokenPerson.Read(token, provider.Kind, issuer, options.Value) is not { } person)
        {
            context.Fail(new SignInRefusedException(SignInProblem.Failed, context.Properties));
        }
        else if (person.Role is not { } role)
        {
            var problem = person.HasTooManyGroups ? SignInProblem.TooManyGroups : SignInProblem.NoRole;
            context.Fail(new SignInRefusedException(problem, context.Properties, new Actor(person.Id, person.Name, Actor.NoRole)));
        }
        else
        {
            var actor = new Actor(person.Id, person.Name, role, Session: Guid.CreateVersion7(clock.GetUtcNow()));
            context.Principal = StaffClaims.From(actor, issuer, person.Session, person.ProvedAt);
            context.Properties!.StoreRefreshToken(context.TokenEndpointResponse?.RefreshToken);
        }
    }

    /// <inheritdoc/>
    public override async Task TicketReceived(TicketReceivedContext context)
    {
        context.ReturnUri = ReturnAddress.Of(context.ReturnUri);
        var items = context.Properties!.Items;
        if (items.TryGetValue(SessionToProve, out var proving))
        {
            await ProveAsync(context, Parse(proving));
            context.HandleResponse();
            return;
        }

        if (items.Remove(SessionBefore, out var before) && Parse(before) is { } old)
        {
            await sessions.EndAsync(rows => rows.Where(session => session.Id == old), SessionEnd.Replaced, by: null, CancellationToken.None);
        }

        await tickets.EndPresentAsync(context.HttpContext);
    }

    /// <inheritdoc/>
    public override async Task RemoteFailure(RemoteFailureContext context)
    {
        var refused = context.Failure as SignInRefusedException ?? context.Failure?.InnerException as SignInRefusedException;
        // What an event refuses comes here without it.
        var flow = context.Properties ?? refused?.Flow;
        await RefuseAsync(context, refused?.Problem ?? ProblemOf(context.Failure), flow?.RedirectUri, refused?.Who ?? (flow is null ? null : Unknown), context.Failure);
        context.HandleResponse();
    }

    private static Task<OpenIdConnectConfiguration> ConfigurationOfAsync(OpenIdConnectOptions options, HttpContext context) =>
        options.ConfigurationManager!.GetConfigurationAsync(context.RequestAborted);

    private static string? AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString();

    private static Guid? Parse(string? session) => Guid.TryParseExact(session, "N", out var id) ? id : null;

    private static SignInProblem ProblemOf(Exception? failure) => failure?.Data["error"] switch
    {
        "access_denied" => SignInProblem.Cancelled,
        "temporarily_unavailable" or "server_error" => SignInProblem.Unreachable,
        _ when failure is HttpRequestException or TaskCanceledException => SignInProblem.Unreachable,
        _ => SignInProblem.Failed,
    };

    // The session goes on as it is, only the time of the proof is noted with it: the session that the state names, not one that this answer would begin.
    private async Task ProveAsync(TicketReceivedContext context, Guid? proving)
    {
        var gone = context.HttpContext.RequestAborted;
        var actor = StaffClaims.Read(context.Principal!, AddressOf(context.HttpContext))!;
        var (issuer, _, provedAt) = StaffClaims.ReadProvider(context.Principal!);
        var session = proving is { } id ? await sessions.FindAsync(id, gone) : null;
        if (session is not null && session.ActorId == actor.Id && session.Role != actor.Role)
        {
            await sessions.EndAsync(rows => rows.Where(row => row.Id == session.Id), SessionEnd.RoleChanged, Actor.System, CancellationToken.None);
            session = null;
        }

        var problem = session is null ? SignInProblem.Ended
            : session.ActorId != actor.Id || session.Provider != issuer ? SignInProblem.OtherPerson
            : IsFresh(provedAt) ? (SignInProblem?)null
            : SignInProblem.NotProven;
        if (problem is { } refused)
        {
            await RefuseAsync(context, refused, context.ReturnUri, actor, failure: null);
            return;
        }

        await sessions.ProveAsync(actor with { Session = session!.Id }, provedAt!.Value, gone);
        context.Response.Redirect(context.ReturnUri!);
    }

    private bool IsFresh(DateTimeOffset? provedAt) => provedAt >= clock.GetUtcNow() - options.Value.ProofLasts && provedAt <= clock.GetUtcNow() + Skew;

    // An answer that belongs to no sign-in of this app is logged only: anybody can post one, and it says nothing of anybody.
    private async Task RefuseAsync(
        HandleRequestContext<RemoteAuthenticationOptions> context, SignInProblem problem, string? returnUrl, Actor? who, Exception? failure)
    {
        Log.Refused(logger, problem, RefusalCause.Of(failure));
        if (who is not null)
        {
            who = who with { Address = AddressOf(context.HttpContext) };
            await sessions.RefuseAsync(who, ((OpenIdConnectOptions)context.Options).Authority ?? string.Empty, problem.ToString(), CancellationToken.None);
        }

        context.Response.Redirect(AdminRoutes.SignIn(ReturnAddress.Of(returnUrl), problem));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Nobody was signed in ({Problem}): {Cause}")]
        public static partial void Refused(ILogger logger, SignInProblem problem, string cause);
    }
}
