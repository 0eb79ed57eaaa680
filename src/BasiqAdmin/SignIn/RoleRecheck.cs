using System.Net;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace BasiqAdmin.SignIn;

/// <summary>
/// Asks the provider every <c>SignIn:RecheckEvery</c> whether somebody who is signed in still has their role, with the refresh token of the sign-in.
/// Only a plain no ends a session. A provider that is away, or an answer that cannot be verified, says nothing: the session then lasts until its own limits.
/// </summary>
internal sealed partial class RoleRecheck(
    IOptionsMonitor<OpenIdConnectOptions> provider, SignInProvider kind, IOptions<SignInOptions> signIn, SessionStore sessions, SessionTickets tickets, ILogger<RoleRecheck> logger)
    : Worker
{
    // Errors that are about the person; any other is about this app, such as a secret that has run out.
    private static readonly string[] Rejections = ["invalid_grant", "interaction_required", "login_required", "consent_required"];

    /// <inheritdoc/>
    public override string Name => "roles";

    /// <inheritdoc/>
    public override TimeSpan Interval => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override async Task<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var (handled, failed) = (0, 0);
        foreach (var session in await sessions.TakeDueAsync(cancellationToken))
        {
            handled++;
            try
            {
                await CheckAsync(session, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                failed++;
                Log.NotChecked(logger, session.Id, RefusalCause.Of(exception));
            }
        }

        return new WorkResult(handled, failed);
    }

    private async Task CheckAsync(DueSession session, CancellationToken cancellationToken)
    {
        if (tickets.Unprotect(session.Ticket) is not { } ticket || ticket.Properties.RefreshToken() is not { } refreshToken)
        {
            return;
        }

        var options = provider.Get(ProviderSetup.Scheme);
        var configuration = await options.ConfigurationManager!.GetConfigurationAsync(cancellationToken);
        var answer = await AskAsync(options, configuration, refreshToken, cancellationToken);
        if (answer.Error is not null)
        {
            await EndAsync(session, SessionEnd.RejectedByProvider);
            return;
        }

        // Kept first: the provider may have used the old one up.
        if (!string.IsNullOrEmpty(answer.RefreshToken))
        {
            ticket.Properties.StoreRefreshToken(answer.RefreshToken);
            await sessions.ReplaceTicketAsync(session.Id, tickets.Protect(ticket), cancellationToken);
        }

        if (await ReadAsync(options, configuration, answer.IdToken) is { } person && (person.Id != session.ActorId || person.Role != session.Role))
        {
            await EndAsync(session, person.Id == session.ActorId ? SessionEnd.RoleChanged : SessionEnd.RejectedByProvider);
        }
    }

    private static async Task<OpenIdConnectMessage> AskAsync(
        OpenIdConnectOptions options, OpenIdConnectConfiguration configuration, string refreshToken, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", OpenIdConnectGrantTypes.RefreshToken),
            new("refresh_token", refreshToken),
            new("client_id", options.ClientId ?? string.Empty),
            new("client_secret", options.ClientSecret ?? string.Empty),
        ]);
        using var reply = await options.Backchannel.PostAsync(new Uri(configuration.TokenEndpoint), form, cancellationToken);
        if (reply.StatusCode is not HttpStatusCode.BadRequest)
        {
            reply.EnsureSuccessStatusCode();
        }

        var answer = new OpenIdConnectMessage(await reply.Content.ReadAsStringAsync(cancellationToken));
        return answer.Error is null || Rejections.Contains(answer.Error, StringComparer.Ordinal)
            ? answer
            : throw new OpenIdConnectProtocolException("Refused.") { Data = { ["error"] = answer.Error, ["error_description"] = answer.ErrorDescription } };
    }

    // Not every provider sends an ID token with the answer to a refresh; then the person may still come in, and more is not known.
    private async Task<TokenPerson?> ReadAsync(OpenIdConnectOptions options, OpenIdConnectConfiguration configuration, string? idToken)
    {
        if (string.IsNullOrEmpty(idToken))
        {
            return null;
        }

        var token = await options.TokenHandler.ValidateTokenAsync(idToken, options.Rules());
        return token.IsValid
            ? TokenPerson.Read(token.ClaimsIdentity, kind.Kind, configuration.Issuer, signIn.Value) ?? throw new SignInRefusedException(SignInProblem.Failed)
            : throw token.Exception;
    }

    private Task<int> EndAsync(DueSession session, SessionEnd why) => sessions.EndAsync(rows => rows.Where(row => row.Id == session.Id), why, Services.Access.Actor.System, CancellationToken.None);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The provider could not be asked whether the person of session {SessionId} still has their role: {Cause}")]
        public static partial void NotChecked(ILogger logger, Guid sessionId, string cause);
    }
}

/// <summary>The one token that is kept of a sign-in, in the protected ticket in the database: it lets the app ask again whether somebody still has their role.</summary>
internal static class RefreshTokens
{
    private const string Name = "refresh_token";

    public static void StoreRefreshToken(this AuthenticationProperties ticket, string? token) =>
        ticket.StoreTokens(string.IsNullOrEmpty(token) ? [] : [new AuthenticationToken { Name = Name, Value = token }]);

    public static string? RefreshToken(this AuthenticationProperties ticket) => ticket.GetTokenValue(Name);
}
