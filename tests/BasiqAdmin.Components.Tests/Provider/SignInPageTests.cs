using System.Net;
using BasiqAdmin.SignIn;
using BasiqAdmin.Testing.Entra;

namespace BasiqAdmin.Components.Tests.Provider;

/// <summary>What somebody is told who is not signed in.</summary>
[Collection(nameof(SignInDesks))]
public sealed class SignInPageTests(SignInDesks desks)
{
    private static CancellationToken Cancelled => Xunit.TestContext.Current.CancellationToken;

    public static TheoryData<SignInProblem> Problems => [.. Enum.GetValues<SignInProblem>()];

    [Theory]
    [InlineData(SignInSetUp.EntraCode, "Sign in with Microsoft")]
    [InlineData(SignInSetUp.OpenIdConnect, "Sign in with localhost")]
    public async Task SignInPage_WithAProvider_OffersItAlone(SignInSetUp setUp, string way)
    {
        var page = await ReadAsync(setUp, "/sign-in?returnUrl=%2Fusers%3Fq%3Dhooli");

        Assert.Contains($"href=\"/sign-in/start?returnUrl=%2Fusers%3Fq%3Dhooli\" data-enhance-nav=\"false\">{way}</a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
        Assert.DoesNotContain("role=\"alert\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public async Task SignInPage_EachProblem_SaysWhatHappenedAndWhatToDo(SignInProblem problem)
    {
        var words = ProblemWords.Of(problem);

        var page = await ReadAsync(SignInSetUp.EntraCode, $"/sign-in?problem={problem}");

        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Contains(words.Title, page, StringComparison.Ordinal);
        Assert.Contains(words.What, page, StringComparison.Ordinal);
        Assert.Contains(words.Do, page, StringComparison.Ordinal);
    }

    [Fact]
    public void ProblemWords_OfTwoProblems_AreNeverTheSame()
    {
        Assert.Distinct(Enum.GetValues<SignInProblem>().Select(problem => ProblemWords.Of(problem).Title));
    }

    [Theory]
    [InlineData("3")]
    [InlineData("norole")]
    [InlineData("%3Cscript%3E")]
    public async Task SignInPage_WithAProblemThatIsNone_SaysNothingOfIt(string problem)
    {
        var page = await ReadAsync(SignInSetUp.EntraCode, $"/sign-in?problem={problem}");

        Assert.DoesNotContain("role=\"alert\"", page, StringComparison.Ordinal);
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

        using var reply = await browser.PostOwnFormAsync("/sign-in/development", Cancelled);
        using var page = await browser.OpenAsync("/sign-in", Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
        Assert.DoesNotContain("Sign in as", await page.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
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
