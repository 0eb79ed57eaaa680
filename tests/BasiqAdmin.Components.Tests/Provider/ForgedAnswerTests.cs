using System.Net;
using BasiqAdmin.Navigation;
using BasiqAdmin.Testing.Entra;

namespace BasiqAdmin.Components.Tests.Provider;

/// <summary>A provider that lies, and people who put answers where they do not belong: each time nobody is signed in, and the sign-in page says why.</summary>
[Collection(nameof(SignInDesks))]
public sealed class ForgedAnswerTests(SignInDesks desks)
{
    private static CancellationToken Cancelled => Xunit.TestContext.Current.CancellationToken;

    public static TheoryData<SignInSetUp, string> Forged()
    {
        var rows = new TheoryData<SignInSetUp, string>();
        foreach (var setUp in Enum.GetValues<SignInSetUp>())
        {
            foreach (var (name, forged) in ForgedTokens.All)
            {
                if (IsTried(forged.Where, setUp))
                {
                    rows.Add(setUp, name);
                }
            }
        }

        return rows;
    }

    public static TheoryData<SignInSetUp> SetUps => [.. Enum.GetValues<SignInSetUp>()];

    [Theory]
    [MemberData(nameof(Forged))]
    public async Task Answer_Forged_SignsNobodyInAndSaysWhy(SignInSetUp setUp, string name)
    {
        var desk = await desks.OfAsync(setUp);
        var forged = ForgedTokens.All[name];
        using var browser = desk.App.Browse();
        var (before, trail) = (await desk.App.SessionsAsync(Cancelled), await desk.App.TrailAsync("session.refused", Cancelled));
        desk.Provider.Forgery = forged.Make(desk.Provider);

        HttpResponseMessage reply;
        try
        {
            reply = await browser.SignInAsync("ota", Cancelled);
        }
        finally
        {
            desk.Provider.Forgery = null;
        }

        await IsRefusedAsync(desk, browser, reply, forged.Problem);
        Assert.Equal(before.Count, (await desk.App.SessionsAsync(Cancelled)).Count);
        // Without the state of this app it is no sign-in of anybody.
        var audited = (await desk.App.TrailAsync("session.refused", Cancelled)).Skip(trail.Count).Select(entry => entry.Detail);
        Assert.Equal(name.StartsWith("state ", StringComparison.Ordinal) ? [] : [$"provider={desk.Provider.Issuer} problem={forged.Problem}"], audited);
    }

    [Theory]
    [MemberData(nameof(SetUps))]
    public async Task Answer_Genuine_SignsIn(SignInSetUp setUp)
    {
        var desk = await desks.OfAsync(setUp);

        using var browser = await desk.SignedInAsync(desk.Ota, Cancelled);

        Assert.True(await browser.IsSignedInAsync(Cancelled));
        Assert.Equal(desk.IdOf(desk.Ota), (await desk.App.SessionsAsync(Cancelled))[^1].ActorId);
    }

    [Theory]
    [MemberData(nameof(SetUps))]
    public async Task Answer_NamingTheProviderItself_SignsIn(SignInSetUp setUp)
    {
        var desk = await desks.OfAsync(setUp);
        using var browser = desk.App.Browse();
        var answer = await browser.PickAsync(await browser.BeginAsync(Cancelled), "ota", Cancelled);
        answer.Fields["iss"] = desk.Provider.Issuer;

        using var reply = await browser.AnswerAsync(answer, Cancelled);

        Assert.True(await browser.IsSignedInAsync(Cancelled));
    }

    [Theory]
    [MemberData(nameof(SetUps))]
    public async Task Answer_ThatSomebodyElseBegan_SignsNobodyIn(SignInSetUp setUp)
    {
        var desk = await desks.OfAsync(setUp);
        using var attacker = desk.App.Browse();
        using var browser = desk.App.Browse();
        var answer = await attacker.PickAsync(await attacker.BeginAsync(Cancelled), "ada", Cancelled);

        using var reply = await browser.AnswerAsync(answer, Cancelled);

        await IsRefusedAsync(desk, browser, reply, SignInProblem.Failed);
    }

    [Theory]
    [MemberData(nameof(SetUps))]
    public async Task Answer_WithACodeOrTokenOfAnotherSignIn_SignsNobodyIn(SignInSetUp setUp)
    {
        var desk = await desks.OfAsync(setUp);
        using var other = desk.App.Browse();
        using var browser = desk.App.Browse();
        var stolen = await other.PickAsync(await other.BeginAsync(Cancelled), "ada", Cancelled);
        var answer = await browser.PickAsync(await browser.BeginAsync(Cancelled), "ota", Cancelled);
        var what = answer.Fields.ContainsKey("code") ? "code" : "id_token";
        answer.Fields[what] = stolen.Fields[what];

        using var reply = await browser.AnswerAsync(answer, Cancelled);

        await IsRefusedAsync(desk, browser, reply, SignInProblem.Failed);
    }

    [Theory]
    [MemberData(nameof(SetUps))]
    public async Task Answer_PostedAgain_SignsNobodyIn(SignInSetUp setUp)
    {
        var desk = await desks.OfAsync(setUp);
        using var browser = desk.App.Browse();
        var answer = await browser.PickAsync(await browser.BeginAsync(Cancelled), "ota", Cancelled);
        using var first = await browser.AnswerAsync(answer, Cancelled);
        Assert.True(await browser.IsSignedInAsync(Cancelled));
        browser.ForgetSession();

        using var reply = await browser.AnswerAsync(answer, Cancelled);

        await IsRefusedAsync(desk, browser, reply, SignInProblem.Failed);
    }

    [Theory]
    [MemberData(nameof(SetUps))]
    public async Task Answer_PostedAgainByWhoeverHasTheCookiesOfTheSignIn_SignsNobodyIn(SignInSetUp setUp)
    {
        var desk = await desks.OfAsync(setUp);
        using var browser = desk.App.Browse();
        using var thief = desk.App.Browse();
        var answer = await browser.PickAsync(await browser.BeginAsync(Cancelled), "ota", Cancelled);
        thief.CopyCookiesOf(browser);
        using var first = await browser.AnswerAsync(answer, Cancelled);

        using var reply = await thief.AnswerAsync(answer, Cancelled);

        await IsRefusedAsync(desk, thief, reply, SignInProblem.Failed);
        Assert.True(await browser.IsSignedInAsync(Cancelled));
    }

    [Theory]
    [MemberData(nameof(SetUps))]
    public async Task Answer_WithoutAnythingInIt_SignsNobodyIn(SignInSetUp setUp)
    {
        var desk = await desks.OfAsync(setUp);
        using var browser = desk.App.Browse();

        using var reply = await browser.OpenAsync("/signin-oidc", Cancelled);

        await IsRefusedAsync(desk, browser, reply, SignInProblem.Failed);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("\\/evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task SignIn_ThatShallLeadElsewhere_LeadsToTheOverview(string returnUrl)
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        using var browser = desk.App.Browse();

        using var reply = await browser.SignInAsync("ota", Cancelled, returnUrl);

        Assert.Equal("/", reply.Headers.Location?.OriginalString);
    }

    private static bool IsTried(Where where, SignInSetUp setUp) => where switch
    {
        Where.AtEntra => setUp is not SignInSetUp.OpenIdConnect,
        Where.WithCode => setUp is not SignInSetUp.EntraIdToken,
        _ => true,
    };

    private static async Task IsRefusedAsync(SignInDesk desk, SilentBrowser browser, HttpResponseMessage reply, SignInProblem problem)
    {
        using (reply)
        {
            Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
            Assert.StartsWith($"/sign-in?problem={problem}", reply.Headers.Location?.OriginalString, StringComparison.Ordinal);
        }

        Assert.Null(browser.SessionCookie);
        Assert.False(await browser.IsSignedInAsync(Cancelled));
        Assert.DoesNotContain(desk.App.Server.Logs.Lines, line => line.Message.Contains("gavin", StringComparison.Ordinal));
    }
}
