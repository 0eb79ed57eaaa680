using System.Net;
using System.Security.Cryptography;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Testing.Entra;
using Microsoft.AspNetCore.WebUtilities;

namespace BasiqAdmin.Components.Tests.Provider;

/// <summary>Signing out here, and being signed out by the provider.</summary>
[Collection(nameof(SignInDesks))]
public sealed class SignOutTests(SignInDesks desks)
{
    private static readonly RSA Stranger = RSA.Create(2048);

    private static CancellationToken Cancelled => Xunit.TestContext.Current.CancellationToken;

    public static TheoryData<string> ForgedTokens => [.. Forged.Keys];

    private static IReadOnlyDictionary<string, Func<FakeEntraProvider, string, string>> Forged { get; } =
        new Dictionary<string, Func<FakeEntraProvider, string, string>>(StringComparer.Ordinal)
        {
            ["signature damaged"] = (provider, session) => $"{provider.Tokens.LogoutToken(session)[..^6]}AAAAAA",
            ["signature cut off"] = (provider, session) => CutOff(provider.Tokens.LogoutToken(session)),
            ["signed by a stranger"] = (provider, session) => SignedByAStranger(provider.Tokens.LogoutToken(session)),
            ["for another client"] = (provider, session) => provider.Tokens.LogoutToken(session, payload => payload["aud"] = "other"),
            ["of another provider"] = (provider, session) => provider.Tokens.LogoutToken(session, payload => payload["iss"] = "https://evil.example"),
            ["expired"] = (provider, session) => provider.Tokens.LogoutToken(session, payload => payload["exp"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - 600),
            ["with a nonce"] = (provider, session) => provider.Tokens.LogoutToken(session, payload => payload["nonce"] = "n"),
            ["without an event"] = (provider, session) => provider.Tokens.LogoutToken(session, payload => payload.Remove("events")),
            ["with another event"] = (provider, session) => provider.Tokens.LogoutToken(session, payload => payload["events"] = new { other = new { } }),
            ["with an event that is no object"] = (provider, session) => provider.Tokens.LogoutToken(session, payload => payload["events"] = "logout"),
            ["of nobody"] = (provider, _) => provider.Tokens.LogoutToken(session: null),
            ["not a token"] = (_, _) => "x",
            ["empty"] = (_, _) => "",
        };

    [Fact]
    public async Task SignOut_EndsTheSessionAndLeadsThroughTheProviderBack()
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        using var browser = await desk.SignedInAsync(desk.Ota, Cancelled);
        using var thief = desk.App.Browse();
        thief.CopyCookiesOf(browser);

        using var reply = await browser.PostOwnFormAsync("/sign-out", Cancelled);
        var there = reply.Headers.GetValues("Refresh").Single()["0;url=".Length..];
        using var away = await browser.OpenAsync(there, Cancelled);
        using var back = await browser.OpenAsync(away.Headers.Location!.ToString(), Cancelled);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Contains($"href=\"{WebUtility.HtmlEncode(there)}\"", await reply.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        Assert.StartsWith(desk.Provider.Address.ToString(), there, StringComparison.Ordinal);
        Assert.Equal("/sign-in", back.Headers.Location?.OriginalString);
        Assert.Null(browser.SessionCookie);
        Assert.False(await thief.IsSignedInAsync(Cancelled));
        Assert.Equal(SessionEnd.SignedOut, (await desk.App.SessionsAsync(Cancelled))[^1].Ended);
    }

    [Fact]
    public async Task SignOut_TellsTheProviderWhoAsksWithoutAToken()
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        using var browser = await desk.SignedInAsync(desk.Ota, Cancelled);

        using var reply = await browser.PostOwnFormAsync("/sign-out", Cancelled);

        var asked = QueryHelpers.ParseQuery(new Uri(reply.Headers.GetValues("Refresh").Single()["0;url=".Length..]).Query);
        Assert.Equal(FakeEntraProvider.ClientId, asked["client_id"]);
        Assert.Equal($"{desk.App.Address}signout-callback-oidc", asked["post_logout_redirect_uri"]);
        Assert.DoesNotContain("id_token_hint", asked.Keys);
    }

    [Fact]
    public async Task SignOut_AtAProviderThatCannot_LeadsToTheSignIn()
    {
        await using var desk = await SignInDesk.OpenAsync(SignInSetUp.OpenIdConnect);
        desk.Provider.CanSignOut = false;
        using var browser = await desk.SignedInAsync(desk.Ota, Cancelled);

        using var reply = await browser.PostOwnFormAsync("/sign-out", Cancelled);

        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        Assert.Equal("/sign-in", reply.Headers.Location?.OriginalString);
        Assert.Null(browser.SessionCookie);
    }

    [Fact]
    public async Task SignedOutCallback_WithAStateThatIsNone_LeadsToTheSignIn()
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        using var browser = desk.App.Browse();

        using var reply = await browser.OpenAsync("/signout-callback-oidc?state=x", Cancelled);

        Assert.Equal("/sign-in", reply.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task FrontChannel_WithoutAnyCookie_EndsTheSession()
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        using var browser = await desk.SignedInAsync(desk.Ota, Cancelled);
        using var frame = desk.App.Browse();

        using var reply = await frame.OpenAsync($"/signout-oidc?sid={await ProviderSessionAsync(desk)}", Cancelled);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.True(reply.Headers.CacheControl?.NoStore);
        Assert.False(await browser.IsSignedInAsync(Cancelled));
        Assert.Equal(SessionEnd.SignedOutAtProvider, (await desk.App.SessionsAsync(Cancelled))[^1].Ended);
    }

    [Fact]
    public async Task FrontChannel_WhileTheProviderDoesNotAnswer_EndsTheSessionAllTheSame()
    {
        await using var desk = await SignInDesk.OpenAsync();
        using var browser = await desk.SignedInAsync(desk.Ota, Cancelled);
        desk.Provider.IsDown = true;

        using var reply = await browser.OpenAsync($"/signout-oidc?iss={Uri.EscapeDataString(desk.Provider.Issuer)}&sid={await ProviderSessionAsync(desk)}", Cancelled);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.False(await browser.IsSignedInAsync(Cancelled));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?sid=")]
    [InlineData("?sid=other")]
    [InlineData("?iss=https%3A%2F%2Fevil.example&sid={0}")]
    public async Task FrontChannel_ForNoSessionOfTheProvider_EndsNone(string query)
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        using var browser = await desk.SignedInAsync(desk.Ota, Cancelled);
        using var frame = desk.App.Browse();
        var session = await ProviderSessionAsync(desk);

        using var reply = await frame.OpenAsync($"/signout-oidc{query.Replace("{0}", session, StringComparison.Ordinal)}", Cancelled);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.True(await browser.IsSignedInAsync(Cancelled));
    }

    [Fact]
    public async Task BackChannel_EndsTheSession()
    {
        var desk = await desks.OfAsync(SignInSetUp.OpenIdConnect);
        using var browser = await desk.SignedInAsync(desk.Ota, Cancelled);

        using var reply = await PostAsync(desk, desk.Provider.Tokens.LogoutToken(await ProviderSessionAsync(desk)));

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.False(await browser.IsSignedInAsync(Cancelled));
        Assert.Contains("why=SignedOutAtProvider", (await desk.App.TrailAsync("session.ended", Cancelled))[^1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BackChannel_OfAPerson_EndsAllTheirSessionsAndNobodyElses()
    {
        var desk = await desks.OfAsync(SignInSetUp.OpenIdConnect);
        using var here = await desk.SignedInAsync(desk.Ota, Cancelled);
        using var there = await desk.SignedInAsync(desk.Ota, Cancelled);
        using var other = await desk.SignedInAsync(desk.Ada, Cancelled);

        using var reply = await PostAsync(desk, desk.Provider.Tokens.LogoutToken(session: null, payload => payload["sub"] = desk.Ota.Subject));

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.False(await here.IsSignedInAsync(Cancelled));
        Assert.False(await there.IsSignedInAsync(Cancelled));
        Assert.True(await other.IsSignedInAsync(Cancelled));
    }

    [Theory]
    [MemberData(nameof(ForgedTokens))]
    public async Task BackChannel_Forged_EndsNothing(string name)
    {
        var desk = await desks.OfAsync(SignInSetUp.OpenIdConnect);
        using var browser = await desk.SignedInAsync(desk.Ota, Cancelled);

        using var reply = await PostAsync(desk, Forged[name](desk.Provider, await ProviderSessionAsync(desk)));

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.True(await browser.IsSignedInAsync(Cancelled));
    }

    private static async Task<string> ProviderSessionAsync(SignInDesk desk) => (await desk.App.SessionsAsync(Cancelled))[^1].ProviderSession!;

    private static async Task<HttpResponseMessage> PostAsync(SignInDesk desk, string token)
    {
        using var provider = desk.App.Browse();
        return await provider.PostAsync("/signout-backchannel", [new("logout_token", token)], Cancelled);
    }

    private static string CutOff(string token) => token[..(token.LastIndexOf('.') + 1)];

    private static string SignedByAStranger(string token)
    {
        var signed = token[..token.LastIndexOf('.')];
        return $"{signed}.{System.Buffers.Text.Base64Url.EncodeToString(Jwt.Rs256(Stranger)(System.Text.Encoding.ASCII.GetBytes(signed)))}";
    }
}
