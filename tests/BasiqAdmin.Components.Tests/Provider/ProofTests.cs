using System.Net;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Testing.Entra;
using Microsoft.AspNetCore.WebUtilities;

namespace BasiqAdmin.Components.Tests.Provider;

/// <summary>Proving again who one is, before what cannot be undone.</summary>
[Collection(nameof(SignInDesks))]
public sealed class ProofTests(SignInDesks desks)
{
    private const string Link = "/sign-in/again";

    private static CancellationToken Cancelled => Xunit.TestContext.Current.CancellationToken;

    public static TheoryData<SignInSetUp> SetUps => [.. Enum.GetValues<SignInSetUp>()];

    [Theory]
    [MemberData(nameof(SetUps))]
    public async Task Proof_BySigningInAgain_IsNotedWithTheSameSession(SignInSetUp setUp)
    {
        var desk = await desks.OfAsync(setUp);
        using var browser = await SignedInLongAgoAsync(desk);
        var (cookie, before) = (browser.SessionCookie, await desk.App.SessionsAsync(Cancelled));

        using var reply = await ProveAsync(desk, browser, "ada");

        var after = await desk.App.SessionsAsync(Cancelled);
        Assert.Equal("/purges", reply.Headers.Location?.OriginalString);
        Assert.Equal(cookie, browser.SessionCookie);
        Assert.Equal(before.Count, after.Count);
        Assert.Null(before[^1].ProvedAt);
        Assert.NotNull(after[^1].ProvedAt);
        var entry = (await desk.App.TrailAsync("session.proven", Cancelled))[^1];
        Assert.Equal((desk.IdOf(desk.Ada), after[^1].Id.ToString(), "127.0.0.1"), (entry.ActorId, entry.ObjectId, entry.Address));
    }

    [Fact]
    public async Task Proof_AsksTheProviderToAskThePerson()
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        using var browser = await desk.SignedInAsync(desk.Ada, Cancelled);

        var asked = QueryHelpers.ParseQuery((await browser.BeginAsync(Cancelled, "/purges", Link)).Query);

        Assert.Equal("login", asked["prompt"]);
        Assert.Equal("0", asked["max_age"]);
    }

    [Fact]
    public async Task Proof_OfSomebodyElse_IsNone()
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        using var browser = await SignedInLongAgoAsync(desk);

        using var reply = await ProveAsync(desk, browser, "ota");

        await IsRefusedAsync(desk, browser, reply, SignInProblem.OtherPerson);
    }

    [Fact]
    public async Task Proof_FromAProviderThatDidNotAsk_IsNone()
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        using var browser = await SignedInLongAgoAsync(desk);

        using var reply = await ProveAsync(desk, browser, "ada", new Forgery { Payload = payload => payload["auth_time"] = Now - 3600 });

        await IsRefusedAsync(desk, browser, reply, SignInProblem.NotProven);
    }

    [Fact]
    public async Task Proof_FromTheFuture_IsNone()
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        using var browser = await SignedInLongAgoAsync(desk);

        using var reply = await ProveAsync(desk, browser, "ada", new Forgery { Payload = payload => payload["auth_time"] = Now + 3600 });

        await IsRefusedAsync(desk, browser, reply, SignInProblem.NotProven);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("now")]
    [InlineData("99999999999999999")]
    public async Task Proof_WithATimeThatIsNone_IsNone(string time)
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        using var browser = await SignedInLongAgoAsync(desk);

        using var reply = await ProveAsync(desk, browser, "ada", new Forgery { Payload = payload => payload["auth_time"] = time });

        await IsRefusedAsync(desk, browser, reply, SignInProblem.NotProven);
    }

    [Fact]
    public async Task Proof_WithoutATime_IsNone()
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        using var browser = await SignedInLongAgoAsync(desk);

        using var reply = await ProveAsync(desk, browser, "ada", NoTime);

        await IsRefusedAsync(desk, browser, reply, SignInProblem.NotProven);
    }

    [Theory]
    [MemberData(nameof(SetUps))]
    public async Task Proof_WithANonceOfAnotherFlow_IsNone(SignInSetUp setUp)
    {
        var desk = await desks.OfAsync(setUp);
        using var browser = await SignedInLongAgoAsync(desk);

        using var reply = await ProveAsync(desk, browser, "ada", new Forgery { Payload = payload => payload["nonce"] = "638000000000000000.other" });

        await IsRefusedAsync(desk, browser, reply, SignInProblem.Failed);
    }

    [Fact]
    public async Task Proof_OfASessionThatHasEnded_IsNone()
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        using var browser = await SignedInLongAgoAsync(desk);
        var answer = await browser.PickAsync(await browser.BeginAsync(Cancelled, "/purges", Link), "ada", Cancelled);
        using (await browser.PostOwnFormAsync("/sign-out", Cancelled))
        {
            Assert.Null(browser.SessionCookie);
        }

        using var reply = await browser.AnswerAsync(answer, Cancelled);

        Assert.StartsWith("/sign-in?problem=Ended", reply.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.False(await browser.IsSignedInAsync(Cancelled));
    }

    [Fact]
    public async Task Proof_OfAPersonWithAnotherRole_EndsTheSession()
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        using var browser = await SignedInLongAgoAsync(desk);

        using var reply = await ProveAsync(desk, browser, "ada", new Forgery { Payload = payload => payload["roles"] = "Support" });

        Assert.StartsWith("/sign-in?problem=Ended", reply.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.False(await browser.IsSignedInAsync(Cancelled));
        Assert.Equal(SessionEnd.RoleChanged, (await desk.App.SessionsAsync(Cancelled))[^1].Ended);
    }

    [Fact]
    public async Task Proof_PostedByAnotherBrowser_IsNone()
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        using var browser = await SignedInLongAgoAsync(desk);
        using var other = desk.App.Browse();
        var answer = await browser.PickAsync(await browser.BeginAsync(Cancelled, "/purges", Link), "ada", Cancelled);

        using var reply = await other.AnswerAsync(answer, Cancelled);

        Assert.StartsWith("/sign-in?problem=Failed", reply.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Null((await desk.App.SessionsAsync(Cancelled))[^1].ProvedAt);
    }

    [Fact]
    public async Task Proof_ForAStranger_LeadsToTheSignIn()
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        using var browser = desk.App.Browse();

        using var reply = await browser.OpenAsync($"{Link}?returnUrl=%2Fpurges", Cancelled);

        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        Assert.StartsWith("/sign-in?", reply.Headers.Location?.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proof_ThatFailed_OffersToTryAgainAndToGoBack()
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        using var browser = await SignedInLongAgoAsync(desk);
        using var reply = await ProveAsync(desk, browser, "ota");

        using var page = await browser.OpenAsync(reply.Headers.Location!.OriginalString, Cancelled);
        var text = await page.Content.ReadAsStringAsync(Cancelled);

        Assert.Contains("That was somebody else", text, StringComparison.Ordinal);
        Assert.Contains("href=\"/sign-in/again?returnUrl=%2Fpurges\"", text, StringComparison.Ordinal);
        Assert.Contains("href=\"/purges\"", text, StringComparison.Ordinal);
    }

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    private static Forgery NoTime => new() { Payload = payload => payload.Remove("auth_time") };

    // The provider does not say when, which is as good as long ago.
    private static async Task<SilentBrowser> SignedInLongAgoAsync(SignInDesk desk)
    {
        desk.Provider.Forgery = NoTime;
        var browser = await desk.SignedInAsync(desk.Ada, Cancelled);
        desk.Provider.Forgery = null;
        return browser;
    }

    private static async Task<HttpResponseMessage> ProveAsync(SignInDesk desk, SilentBrowser browser, string login, Forgery? forgery = null)
    {
        desk.Provider.Forgery = forgery;
        var reply = await browser.AnswerAsync(await browser.PickAsync(await browser.BeginAsync(Cancelled, "/purges", Link), login, Cancelled), Cancelled);
        desk.Provider.Forgery = null;
        return reply;
    }

    private static async Task IsRefusedAsync(SignInDesk desk, SilentBrowser browser, HttpResponseMessage reply, SignInProblem problem)
    {
        Assert.StartsWith($"/sign-in?problem={problem}", reply.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Null((await desk.App.SessionsAsync(Cancelled))[^1].ProvedAt);
        Assert.Contains($"problem={problem}", (await desk.App.TrailAsync("session.refused", Cancelled))[^1].Detail, StringComparison.Ordinal);
        // Still signed in as before.
        Assert.True(await browser.IsSignedInAsync(Cancelled));
    }
}
