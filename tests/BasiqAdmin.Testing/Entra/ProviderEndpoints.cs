using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace BasiqAdmin.Testing.Entra;

/// <summary>What browsers and the app find at <see cref="FakeEntraProvider"/>.</summary>
internal sealed class ProviderEndpoints(FakeEntraProvider provider)
{
    private const string Cookie = "ESTSAUTH";
    private const string Root = "/oauth2/v2.0";

    private readonly ConcurrentDictionary<string, Grant> _codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Grant> _refreshTokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ProviderSession> _sessions = new(StringComparer.Ordinal);

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    public void Map(WebApplication app)
    {
        app.Use((context, next) =>
        {
            provider.Requests.Enqueue($"{context.Request.Method} {context.Request.GetEncodedPathAndQuery()}");
            if (!provider.IsDown)
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        });
        app.MapGet($"/{provider.IssuerPath}/.well-known/openid-configuration", Discover);
        // External ID is asked without the version.
        app.MapGet($"/{FakeEntraProvider.TenantId}/.well-known/openid-configuration", Discover);
        app.MapGet($"{Root}/keys", () => Results.Json(new { keys = new[] { Jwt.PublicKey(provider.Key, provider.KeyId) } }));
        app.MapGet($"{Root}/authorize", Authorize);
        app.MapPost($"{Root}/token", RedeemAsync);
        app.MapGet($"{Root}/logout", SignOut);
    }

    private static IResult Html(string body) =>
        Results.Content($"<!DOCTYPE html><html lang=\"en\"><title>Provider</title><link rel=\"icon\" href=\"data:,\" /><body>{body}</body></html>", "text/html");

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private IResult Discover() => Results.Json(new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["issuer"] = provider.Issuer,
        ["authorization_endpoint"] = At("authorize"),
        ["token_endpoint"] = At("token"),
        ["jwks_uri"] = At("keys"),
        ["end_session_endpoint"] = provider.CanSignOut ? At("logout") : null,
        ["scopes_supported"] = provider.Scopes,
    });

    private string At(string endpoint) => $"{provider.Address}{Root[1..]}/{endpoint}";

    // Nobody signs in without saying who they are; a browser that is signed in already is not asked, as at Entra.
    private IResult Authorize(HttpContext context)
    {
        var query = context.Request.Query;
        if (query["client_id"] != FakeEntraProvider.ClientId)
        {
            return Results.BadRequest("AADSTS700016: there is no such application.");
        }

        var session = _sessions.GetValueOrDefault(context.Request.Cookies[Cookie] ?? string.Empty);
        if (query["pick"].FirstOrDefault() is { } pick && provider.People.TryGetValue(pick, out var person))
        {
            session = new ProviderSession(Guid.NewGuid().ToString("D"), person, Now);
            _sessions[session.Id] = session;
            context.Response.Cookies.Append(Cookie, session.Id, new CookieOptions { Secure = true, HttpOnly = true, SameSite = SameSiteMode.None });
        }
        else if (query.ContainsKey("cancel"))
        {
            return Answer(query, new() { ["error"] = "access_denied", ["error_description"] = "AADSTS65004: User declined to consent." });
        }
        else if (session is null || MustAsk(query, session))
        {
            return Html(Choices(context.Request.GetEncodedPathAndQuery()));
        }

        return Answer(query, Granted(query, session));
    }

    private bool MustAsk(IQueryCollection query, ProviderSession session) =>
        !provider.IgnoresPrompt
        && (query["prompt"] == "login"
            || (long.TryParse(query["max_age"], NumberStyles.None, CultureInfo.InvariantCulture, out var age) && Now - session.ProvedAt > age));

    private string Choices(string address)
    {
        var people = provider.People.Values.Select(person => $"<li><a href=\"{Encode(address)}&amp;pick={person.Login}\">{Encode(person.Name)}</a></li>");
        return $"<h1>Sign in at the provider</h1><ul>{string.Concat(people)}</ul><a href=\"{Encode(address)}&amp;cancel=1\">Cancel</a>";
    }

    private Dictionary<string, string> Granted(IQueryCollection query, ProviderSession session)
    {
        var grant = new Grant(query["client_id"]!, query["redirect_uri"]!, query["nonce"], query["code_challenge"], session);
        var answer = new Dictionary<string, string>(StringComparer.Ordinal) { ["session_state"] = session.Id };
        if (query["response_type"] == "code")
        {
            answer["code"] = Random();
            _codes[answer["code"]] = grant;
        }
        else
        {
            answer["id_token"] = provider.Tokens.IdToken(grant, accessToken: null);
        }

        return answer;
    }

    private IResult Answer(IQueryCollection query, Dictionary<string, string> answer)
    {
        answer["state"] = query["state"].ToString();
        provider.Forgery?.Answer?.Invoke(answer);
        var to = query["redirect_uri"].ToString();
        var fields = answer.Select(field => $"<input type=\"hidden\" name=\"{field.Key}\" value=\"{Encode(field.Value)}\" />");
        return Html($"<form method=\"post\" action=\"{Encode(to)}\">{string.Concat(fields)}</form><script>document.forms[0].submit()</script>");
    }

    private async Task<IResult> RedeemAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (form["client_id"] != FakeEntraProvider.ClientId || form["client_secret"] != FakeEntraProvider.ClientSecret)
        {
            return Refuse("invalid_client", StatusCodes.Status401Unauthorized);
        }

        if ((form["grant_type"] == "refresh_token" ? Renew(form) : Redeem(form)) is not { } grant)
        {
            return Refuse("invalid_grant");
        }

        var (accessToken, refreshToken) = ($"opaque-{Random()}", $"refresh-{Random()}");
        _refreshTokens[refreshToken] = grant;
        return Results.Json(new
        {
            token_type = "Bearer",
            expires_in = 3600,
            access_token = accessToken,
            refresh_token = refreshToken,
            id_token = provider.Tokens.IdToken(grant, accessToken),
        });
    }

    private Grant? Redeem(IFormCollection form) =>
        _codes.TryRemove(form["code"].ToString(), out var grant)
        && form["redirect_uri"] == grant.RedirectUri
        && Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) == grant.Challenge
            ? grant
            : null;

    private Grant? Renew(IFormCollection form) =>
        _refreshTokens.TryRemove(form["refresh_token"].ToString(), out var grant) && !grant.Session.Person.IsDisabled && _sessions.ContainsKey(grant.Session.Id)
            ? grant with { Nonce = null }
            : null;

    private static IResult Refuse(string error, int status = StatusCodes.Status400BadRequest) =>
        Results.Json(new { error, error_description = $"AADSTS70000: {error}" }, statusCode: status);

    // As Entra does: the session's id and nothing else, and no cookie comes along.
    private string Frame(ProviderSession? ended) =>
        provider.FrontChannel is { } address && ended is not null ? $"<iframe title=\"Sign-out of the app\" src=\"{Encode($"{address}?sid={ended.Id}")}\"></iframe>" : string.Empty;

    private IResult SignOut(HttpContext context)
    {
        _sessions.TryRemove(context.Request.Cookies[Cookie] ?? string.Empty, out var ended);
        context.Response.Cookies.Delete(Cookie);
        return context.Request.Query["post_logout_redirect_uri"].FirstOrDefault() is { } to
            ? Results.Redirect($"{to}?state={Uri.EscapeDataString(context.Request.Query["state"].ToString())}")
            : Html($"<h1>Signed out at the provider</h1>{Frame(ended)}");
    }
}
