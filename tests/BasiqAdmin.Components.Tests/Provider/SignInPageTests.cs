using System.Net;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Access;
using BasiqAdmin.SignIn;
using BasiqAdmin.Testing.App;
using BasiqAdmin.Testing.Entra;
using Microsoft.AspNetCore.Mvc.Testing;

namespace BasiqAdmin.Components.Tests.Provider;

/// <summary>What somebody is told who is not signed in.</summary>
[Collection(nameof(SignInDesks))]
public sealed class SignInPageTests(SignInDesks desks)
{
    private const string Trouble = "class=\"trouble\"";

    private static CancellationToken Cancelled => Xunit.TestContext.Current.CancellationToken;

    public static TheoryData<SignInProblem> Problems => [.. Enum.GetValues<SignInProblem>()];

    [Theory]
    [InlineData(SignInSetUp.EntraCode, "Sign in with Microsoft")]
    [InlineData(SignInSetUp.OpenIdConnect, "Sign in with localhost")]
    public async Task SignInPage_WithAProvider_OffersItAlone(SignInSetUp setUp, string way)
    {
        var page = await ReadAsync(setUp, "/sign-in?returnUrl=%2Fusers%3Fq%3Dhooli");

        Assert.Contains("href=\"/sign-in/start?returnUrl=%2Fusers%3Fq%3Dhooli\" data-enhance-nav=\"false\"", page, StringComparison.Ordinal);
        Assert.Contains($">{way}</a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Sign in as", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Trouble, page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public async Task SignInPage_EachProblem_SaysWhatHappenedAndWhatToDo(SignInProblem problem)
    {
        var words = ProblemText.Of(problem);

        var page = await ReadAsync(SignInSetUp.EntraCode, $"/sign-in?problem={problem}");

        Assert.Contains(Trouble, page, StringComparison.Ordinal);
        Assert.Contains(words.Title, page, StringComparison.Ordinal);
        Assert.Contains(words.What, page, StringComparison.Ordinal);
        Assert.Contains(words.Do, page, StringComparison.Ordinal);
    }

    [Fact]
    public void ProblemWords_OfTwoProblems_AreNeverTheSame()
    {
        Assert.Distinct(Enum.GetValues<SignInProblem>().Select(problem => ProblemText.Of(problem).Title));
    }

    [Theory]
    [InlineData("3")]
    [InlineData("norole")]
    [InlineData("%3Cscript%3E")]
    public async Task SignInPage_WithAProblemThatIsNone_SaysNothingOfIt(string problem)
    {
        var page = await ReadAsync(SignInSetUp.EntraCode, $"/sign-in?problem={problem}");

        Assert.DoesNotContain(Trouble, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignInPage_OfSomebodyElsewhere_LeadsNowhereElse()
    {
        var page = await ReadAsync(SignInSetUp.EntraCode, "/sign-in?returnUrl=https%3A%2F%2Fevil.example");

        Assert.DoesNotContain("evil.example", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DevelopmentSignIn_WithAProvider_IsNotThereEvenWhileDeveloping()
    {
        await using var desk = await SignInDesk.OpenAsync();
        await using var developing = desk.StartDevelopingApp();
        using var browser = developing.Browse();
        using var signedIn = await browser.SignInAsync("ota", Cancelled);

        using var reply = await browser.PostOwnFormAsync("/sign-in/development", Cancelled);
        using var page = await browser.OpenAsync("/sign-in", Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
        Assert.DoesNotContain("Sign in as", await page.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DevelopmentSession_OnceAProviderIsSet_LetsNobodyIn()
    {
        await using var before = new AdminFactory();
        await using var after = new AdminFactory
        {
            Settings =
            {
                ["Storage:ConnectionString"] = before.Settings["Storage:ConnectionString"],
                ["OpenIdConnect:Authority"] = "https://id.example",
                ["OpenIdConnect:ClientId"] = "admin",
            },
        };
        using var http = before.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var signedIn = await http.SignInAsAsync(Role.Admin, cancellationToken: Cancelled);
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("basiq-admin=", StringComparison.Ordinal)).Split(';')[0];

        var (then, now) = (await OpenStatusAsync(before, cookie), await OpenStatusAsync(after, cookie));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (then, now));
    }

    private static async Task<HttpStatusCode> OpenStatusAsync(AdminFactory app, string cookie)
    {
        using var http = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/status", UriKind.Relative));
        request.Headers.Add("Cookie", cookie);
        using var reply = await http.SendAsync(request, Cancelled);
        return reply.StatusCode;
    }

    private async Task<string> ReadAsync(SignInSetUp setUp, string address)
    {
        var desk = await desks.OfAsync(setUp);
        using var browser = desk.App.Browse();
        using var page = await browser.OpenAsync(address, Cancelled);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(Cancelled));
    }
}
