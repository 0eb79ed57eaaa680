using System.Net;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Testing.App;
using BasiqAdmin.Testing.Entra;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static BasiqAdmin.Components.Tests.SignIn.RouteTable;

namespace BasiqAdmin.Components.Tests.Provider;

/// <summary>The routes that are there only with a provider, and what else answers then, as each role and as nobody.</summary>
[Collection(nameof(SignInDesks))]
public sealed class ProviderRouteTests(SignInDesks desks, AdminFactory without) : IClassFixture<AdminFactory>
{
    private static CancellationToken Cancelled => Xunit.TestContext.Current.CancellationToken;

    /// <summary>Each role, and nobody, who has none.</summary>
    public static TheoryData<Role?> Everybody => new([(Role?)null, .. Enum.GetValues<Role>().Cast<Role?>()]);

    [Theory]
    [InlineData(SignInSetUp.EntraCode)]
    [InlineData(SignInSetUp.OpenIdConnect)]
    public async Task Route_ThatIsThereOnlyWithAProvider_IsOneOfFewAndHasNoRight(SignInSetUp setUp)
    {
        var desk = await desks.OfAsync(setUp);
        var known = Of(without.Services).Select(Pattern).ToHashSet(StringComparer.Ordinal);

        var added = Of(desk.App.Server.Services).Where(route => !known.Contains(Pattern(route))).ToList();

        Assert.Equal(["/sign-in/start", "/signout-backchannel", "/signout-oidc"], added.Where(IsOpen).Select(Pattern));
        Assert.Equal(["/sign-in/again"], added.Where(route => !IsOpen(route)).Select(Pattern));
        Assert.DoesNotContain(added, route => RightOf(route) is not null);
    }

    [Theory]
    [InlineData(SignInSetUp.EntraCode)]
    [InlineData(SignInSetUp.OpenIdConnect)]
    public async Task Callback_ThatAnswersBesideTheRoutes_IsOneOfTwo(SignInSetUp setUp)
    {
        var desk = await desks.OfAsync(setUp);

        var options = desk.App.Server.Services.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(OpenIdConnectDefaults.AuthenticationScheme);

        Assert.Equal(("/signin-oidc", "/signout-callback-oidc", false), (options.CallbackPath.Value, options.SignedOutCallbackPath.Value, options.RemoteSignOutPath.HasValue));
    }

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task Link_ToTheProvider_LeadsThere_ButForAProofOfNobody(Role? role)
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        using var browser = await EnterAsync(desk, role);

        using var start = await browser.OpenAsync("/sign-in/start", Cancelled);
        using var again = await browser.OpenAsync("/sign-in/again", Cancelled);

        Assert.Equal(desk.Provider.Address.Authority, start.Headers.Location?.Authority);
        Assert.Equal(role is null ? desk.App.Address.Authority : desk.Provider.Address.Authority, again.Headers.Location?.Authority);
        Assert.Equal(role is null ? "/sign-in" : "/oauth2/v2.0/authorize", again.Headers.Location?.AbsolutePath);
    }

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task Call_OfTheProvider_WithoutWhatItWouldBring_SignsNobodyInAndNobodyOut(Role? role)
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        using var browser = await EnterAsync(desk, role);
        var (cookie, sessions) = (browser.SessionCookie, await RunningAsync(desk));

        using var frame = await browser.OpenAsync("/signout-oidc", Cancelled);
        using var token = await browser.PostAsync("/signout-backchannel", [], Cancelled);
        using var answer = await browser.PostAsync("/signin-oidc", [], Cancelled);
        using var asked = await browser.OpenAsync("/signin-oidc", Cancelled);
        using var back = await browser.OpenAsync("/signout-callback-oidc", Cancelled);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (frame.StatusCode, token.StatusCode));
        Assert.All(
            [answer, asked],
            reply => Assert.StartsWith($"/sign-in?problem={SignInProblem.Failed}", reply.Headers.Location?.OriginalString, StringComparison.Ordinal));
        Assert.Equal("/sign-in", back.Headers.Location?.OriginalString);
        Assert.Equal((cookie, role is not null, sessions), (browser.SessionCookie, await browser.IsSignedInAsync(Cancelled), await RunningAsync(desk)));
    }

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task Form_OfTheDevelopmentPeople_IsNotThereOnceAProviderIs(Role? role)
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        using var browser = await EnterAsync(desk, role);
        var sessions = await RunningAsync(desk);

        using var signIn = await browser.PostAsync("/sign-in/development", [new("person", "dev-admin")], Cancelled);
        using var proof = await browser.PostAsync("/sign-in/development/again", [], Cancelled);

        // Without the page's own token for the form, which no page has.
        Assert.Equal(HttpStatusCode.BadRequest, signIn.StatusCode);
        Assert.Equal(role is null ? HttpStatusCode.Unauthorized : HttpStatusCode.BadRequest, proof.StatusCode);
        Assert.Equal((role is not null, sessions), (await browser.IsSignedInAsync(Cancelled), await RunningAsync(desk)));
    }

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task Route_WithARight_IsRefusedUnlessTheRoleFromTheProviderHasIt(Role? role)
    {
        var desk = await desks.OfAsync(SignInSetUp.EntraCode);
        using var browser = await EnterAsync(desk, role);
        var odd = new List<string>();

        foreach (var route in Of(desk.App.Server.Services).Where(route => RightOf(route) is not null))
        {
            using var reply = await browser.OpenAsync(Path(route), Cancelled);
            var isRight = role switch
            {
                null => reply.StatusCode == HttpStatusCode.Redirect && reply.Headers.Location?.AbsolutePath == "/sign-in",
                { } given when AccessPolicy.Allows(given, RightOf(route)!.Value) => reply.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound,
                _ => reply.StatusCode == HttpStatusCode.Forbidden,
            };
            if (!isRight)
            {
                odd.Add($"{Path(route)}: {reply.StatusCode}");
            }
        }

        Assert.Empty(odd);
    }

    private static async Task<int> RunningAsync(SignInDesk desk) => (await desk.App.SessionsAsync(Cancelled)).Count(session => session.EndedAt is null);

    private static async Task<SilentBrowser> EnterAsync(SignInDesk desk, Role? role)
    {
        if (role is not { } given)
        {
            return desk.App.Browse();
        }

        var person = desk.Provider.People.GetOrAdd($"of-{given}", login => new FakePerson(login, login, $"{given}"));
        return await desk.SignedInAsync(person, Cancelled);
    }
}
