using System.Net;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Testing.Entra;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace BasiqAdmin.Components.Tests.Provider;

/// <summary>Signing in and out at a provider that tells the truth.</summary>
[Collection(nameof(SignInDesks))]
public sealed class SignInTests(SignInDesks desks)
{
    private static CancellationToken Cancelled => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignIn_AsksForACodeByPostWithAProofKeyAndTheScopeOfTheRecheck()
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        using var browser = desk.App.Browse();

        var asked = QueryHelpers.ParseQuery((await browser.BeginAsync(Cancelled)).Query);

        Assert.Equal("code", asked["response_type"]);
        Assert.Equal("form_post", asked["response_mode"]);
        Assert.Equal("S256", asked["code_challenge_method"]);
        Assert.Contains("offline_access", asked["scope"].ToString().Split(' '));
        Assert.DoesNotContain("prompt", asked.Keys);
    }

    [Fact]
    public async Task SignIn_AtAProviderThatDoesNotKnowTheScope_DoesNotAskForIt()
    {
        await using var desk = await SignInDesk.OpenAsync(SignInSetUp.OpenIdConnect, clock: null, ("OpenIdConnect:Scope", "email"));
        desk.Provider.Scopes = ["openid", "profile", "email"];
        using var browser = desk.App.Browse();

        var asked = QueryHelpers.ParseQuery((await browser.BeginAsync(Cancelled)).Query);

        Assert.Equal(["email", "openid", "profile"], asked["scope"].ToString().Split(' ').Order());
    }

    [Fact]
    public async Task SignIn_WithoutASecret_HasTheTokenPosted()
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraIdToken);
        using var browser = desk.App.Browse();

        var asked = QueryHelpers.ParseQuery((await browser.BeginAsync(Cancelled)).Query);

        Assert.Equal("id_token", asked["response_type"]);
        Assert.Equal("form_post", asked["response_mode"]);
    }

    [Theory]
    [InlineData(SignInSetUp.EntraCode)]
    [InlineData(SignInSetUp.OpenIdConnect)]
    public async Task SignIn_StartsASessionThatIsStoredAndAudited(SignInSetUp setUp)
    {
        var desk = await desks.OfAsync(setUp);

        using var browser = await desk.SignedInAsync(desk.Ada, Cancelled);

        var session = (await desk.App.SessionsAsync(Cancelled))[^1];
        Assert.Equal((desk.IdOf(desk.Ada), "Ada", Role.Admin, desk.Provider.Issuer), (session.ActorId, session.ActorName, session.Role, session.Provider));
        Assert.NotNull(session.ProviderSession);
        Assert.NotNull(session.ProvedAt);
        var entry = (await desk.App.TrailAsync("session.started", Cancelled))[^1];
        Assert.Equal((desk.IdOf(desk.Ada), "127.0.0.1", session.Id.ToString()), (entry.ActorId, entry.Address, entry.ObjectId));
        Assert.Contains(desk.Provider.Issuer, entry.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_Cookie_GoesToThisHostOnlyAndHoldsNothingButAKey()
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        using var browser = desk.App.Browse();

        using var reply = await browser.SignInAsync("ota", Cancelled);

        var cookie = SetCookieHeaderValue.ParseList([.. reply.Headers.GetValues(HeaderNames.SetCookie)]).Single(set => set.Name.ToString().StartsWith("__Host-", StringComparison.Ordinal));
        Assert.True(cookie is { Secure: true, HttpOnly: true, SameSite: SameSiteMode.Lax, Expires: null });
        Assert.InRange(cookie.Value.Length, 100, 500);
    }

    [Fact]
    public async Task SignIn_WithAnEndlessName_CutsIt()
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        var person = new FakePerson("long", new string('n', 20_000), "Support");
        desk.Provider.People["long"] = person;

        using var browser = await desk.SignedInAsync(person, Cancelled);

        Assert.Equal(new string('n', 100), (await desk.App.SessionsAsync(Cancelled))[^1].ActorName);
    }

    [Fact]
    public async Task SignIn_WithSeveralRoles_GivesTheStrongest()
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        var person = new FakePerson("both", "Both", "Auditor", "TeamLead", "Support", "Owner");
        desk.Provider.People["both"] = person;

        using var browser = await desk.SignedInAsync(person, Cancelled);

        Assert.Equal(Role.TeamLead, (await desk.App.SessionsAsync(Cancelled))[^1].Role);
    }

    [Fact]
    public async Task SignIn_ByGroups_GivesTheRoleOfTheGroup()
    {
        await using var desk = await SignInDesk.OpenAsync(
            SignInSetUp.EntraCode, clock: null, ("SignIn:RoleClaim", "groups"), ("SignIn:Roles:TeamLead", "6b7f, 91ac"), ("SignIn:Roles:Admin", "0d3e"));
        var person = new FakePerson("lead", "Lead") { Groups = ["4444", "91ac"] };
        desk.Provider.People["lead"] = person;

        using var browser = await desk.SignedInAsync(person, Cancelled);

        Assert.Equal(Role.TeamLead, (await desk.App.SessionsAsync(Cancelled))[^1].Role);
    }

    [Theory]
    [InlineData(true, "/status")]
    [InlineData(false, "/sign-in?problem=NoRole&returnUrl=%2Fstatus")]
    public async Task SignIn_ByAddress_NeedsOneThatTheProviderVerified(bool isVerified, string leadsTo)
    {
        await using var desk = await SignInDesk.OpenAsync(
            SignInSetUp.OpenIdConnect, clock: null, ("SignIn:RoleClaim", "email"), ("SignIn:Roles:Admin", "ada@example.com"));
        desk.Provider.Forgery = new Forgery { Payload = payload => payload.Add("email", "ada@example.com").Add("email_verified", isVerified) };
        using var browser = desk.App.Browse();

        using var reply = await browser.SignInAsync("ada", Cancelled);

        Assert.Equal(leadsTo, reply.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task SignIn_AtExternalId_TakesTheIssuerThatItsAuthorityNames()
    {
        await using var desk = await SignInDesk.OpenAsync();
        desk.Provider.IssuerHost = $"https://{FakeEntraProvider.TenantId}.ciamlogin.example/";
        await using var app = desk.StartApp(
            ("AzureAd:Instance", "https://login.microsoftonline.com/"), ("AzureAd:TenantId", null), ("AzureAd:Authority", $"{desk.Provider.Address}{FakeEntraProvider.TenantId}"));
        using var browser = app.Browse();

        using var reply = await browser.SignInAsync("ada", Cancelled);

        Assert.True(await browser.IsSignedInAsync(Cancelled));
        Assert.Equal(desk.Provider.Issuer, (await app.SessionsAsync(Cancelled)).Single().Provider);
    }

    [Fact]
    public async Task SignIn_OverAnOpenSession_EndsThatAndStartsAnotherUnderAnotherKey()
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        using var browser = await desk.SignedInAsync(desk.Ota, Cancelled);
        using var thief = desk.App.Browse();
        thief.CopyCookiesOf(browser);
        var before = (await desk.App.SessionsAsync(Cancelled))[^1];

        using var reply = await browser.SignInAsync("ada", Cancelled);

        Assert.NotEqual(thief.SessionCookie, browser.SessionCookie);
        Assert.True(await browser.IsSignedInAsync(Cancelled));
        Assert.False(await thief.IsSignedInAsync(Cancelled));
        var sessions = await desk.App.SessionsAsync(Cancelled);
        Assert.Equal(SessionEnd.Replaced, sessions.Single(session => session.Id == before.Id).Ended);
        Assert.Equal(desk.IdOf(desk.Ada), sessions[^1].ActorId);
    }

    [Fact]
    public async Task SignIn_Refused_IsAuditedWithThePersonAndNoTokens()
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        var person = new FakePerson("noro", "Noro", "Owner");
        desk.Provider.People["noro"] = person;
        using var browser = desk.App.Browse();

        using var reply = await browser.SignInAsync("noro", Cancelled, "/purges?page=2");

        Assert.Equal("/sign-in?problem=NoRole&returnUrl=%2Fpurges%3Fpage%3D2", reply.Headers.Location?.OriginalString);
        var entry = (await desk.App.TrailAsync("session.refused", Cancelled))[^1];
        Assert.Equal((person.ObjectId, "Noro", "None", "127.0.0.1", AuditOutcome.Refused), (entry.ActorId, entry.ActorName, entry.Role, entry.Address, entry.Outcome));
        Assert.Contains("problem=NoRole", entry.Detail, StringComparison.Ordinal);
        Assert.Contains($"provider={desk.Provider.Issuer}", entry.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", entry.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_AnswerOfNoSignIn_IsNotAudited()
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        using var browser = desk.App.Browse();
        var before = await desk.App.TrailAsync("session.refused", Cancelled);

        using var reply = await browser.OpenAsync("/signin-oidc?code=1&state=2", Cancelled);

        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        Assert.Equal(before.Count, (await desk.App.TrailAsync("session.refused", Cancelled)).Count);
    }

    [Fact]
    public async Task SignIn_AfterTheProviderRolledItsKey_Works()
    {
        await using var desk = await SignInDesk.OpenAsync();
        using (await desk.SignedInAsync(desk.Ota, Cancelled))
        {
            desk.Provider.RollKey();
        }

        // The new key is fetched behind the first who needs it.
        using var browser = desk.App.Browse();
        for (var tries = 0; tries < 50 && browser.SessionCookie is null; tries++)
        {
            using var reply = await browser.SignInAsync("ota", Cancelled);
        }

        Assert.True(await browser.IsSignedInAsync(Cancelled));
    }

    [Fact]
    public async Task SignIn_WhileTheProviderIsAway_SaysSoAndWorksOnceItIsBack()
    {
        await using var desk = await SignInDesk.OpenAsync();
        desk.Provider.IsDown = true;
        using var browser = desk.App.Browse();

        using var reply = await browser.OpenAsync("/sign-in/start?returnUrl=%2Fusers", Cancelled);
        desk.Provider.IsDown = false;
        using var later = await browser.SignInAsync("ota", Cancelled);

        Assert.Equal("/sign-in?problem=Unreachable&returnUrl=%2Fusers", reply.Headers.Location?.OriginalString);
        Assert.True(await browser.IsSignedInAsync(Cancelled));
    }

    [Fact]
    public async Task SignIn_WithAWrongSecret_FailsAndLogsTheProvidersCodeOnly()
    {
        await using var desk = await SignInDesk.OpenAsync(SignInSetUp.EntraCode, clock: null, ("AzureAd:ClientSecret", "an-older-secret"));
        using var browser = desk.App.Browse();

        using var reply = await browser.SignInAsync("ota", Cancelled);

        Assert.StartsWith("/sign-in?problem=Failed", reply.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Contains(desk.App.Server.Logs.Lines, line => line.Message.Contains("invalid_client AADSTS70000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SignIn_LeavesNoTokenCodeOrSecretInAnyLog()
    {
        await using var desk = await SignInDesk.OpenAsync();
        using var browser = desk.App.Browse();
        var answer = await browser.PickAsync(await browser.BeginAsync(Cancelled), "ota", Cancelled);
        using (await browser.AnswerAsync(answer, Cancelled))
        {
            desk.Provider.Forgery = new Forgery { Token = token => $"{token[..^6]}AAAAAA" };
        }

        using (await browser.SignInAsync("ada", Cancelled))
        {
            desk.Provider.Forgery = null;
        }

        using var left = await browser.PostOwnFormAsync("/sign-out", Cancelled);

        var logs = desk.App.Server.Logs.AllText;
        Assert.Contains("Nobody was signed in", logs, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", logs, StringComparison.Ordinal);
        Assert.DoesNotContain("opaque-", logs, StringComparison.Ordinal);
        Assert.DoesNotContain("refresh-", logs, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Fields["code"], logs, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Fields["state"], logs, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeEntraProvider.ClientSecret, logs, StringComparison.Ordinal);
    }
}
