using BasiqAdmin.Components.Pages.Connections;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Connections;

public sealed class ConnectionPageTests : PageTest
{
    public ConnectionPageTests() => Connections.Get.Is(Sample.ConnectionDetails(null, 3, Sample.RunningJob(), Sample.FailedJob()));

    [Fact]
    public void Connection_Opened_ShowsFactsAndTheWayHere()
    {
        var page = Open();

        Assert.Equal("Pied Piper Credit Union", page.Find("h1").Words());
        Assert.Equal("Active", page.Find("header .badge").Words());
        Assert.Contains("Accounts 3", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Bank health Operational", page.Words(), StringComparison.Ordinal);
        Assert.Equal($"/users/{Sample.UserId}", page.Link("Gavin B••••••").GetAttribute("href"));
    }

    [Fact]
    public void Jobs_Listed_ShowStepsInWordsAndTheFailure()
    {
        var page = Open();

        var steps = page.FindAll("ol[aria-label=Steps]");
        Assert.Equal("verify-credentials: done retrieve-accounts: under way retrieve-transactions: not reached", steps[0].Words());
        Assert.Contains("retrieve-accounts, step 2 of 3", page.Words(), StringComparison.Ordinal);
        Assert.Equal("verify-credentials: done retrieve-accounts: failed retrieve-transactions: not reached", steps[1].Words());
        Assert.Contains("Account is locked.", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Jobs_None_SayThatBasiqForgets()
    {
        Connections.Get.Is(Sample.ConnectionDetails());

        var page = Open();

        Assert.Contains("Basiq forgets jobs after 7 days", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void EarlierPurges_Listed_LeadToTheirReceipts()
    {
        Purges.Search.Is(Sample.PageOf(Sample.PurgeInList(PurgeState.Done)));

        var page = Open();

        Assert.Equal($"/purges/{Sample.PurgeId:D}", page.Link("2 min ago").GetAttribute("href"));
        Assert.Equal(Sample.ConnectionId, Assert.Single(Purges.Searches).Filter.ConnectionId);
    }

    [Fact]
    public void Connection_Unknown_SaysWhoseIdsAreKnown()
    {
        Connections.Get.Is(null);

        var page = Open();

        Assert.Contains("Basiq does not know this connection", page.Words(), StringComparison.Ordinal);
        Assert.False(page.HasButton("Purge"));
    }

    [Fact]
    public void Connection_Unreadable_OffersRetry()
    {
        Connections.Get.Fails(new InvalidOperationException("away"));
        var page = Open();
        Connections.Get.Is(Sample.ConnectionDetails());

        page.Button("Retry").Click();

        Assert.Equal("Pied Piper Credit Union", page.Find("h1").Words());
        Assert.Equal("Active", page.Find("header .badge").Words());
    }

    [Fact]
    public void Purge_Pressed_OpensTheDialog()
    {
        var page = Open();

        page.Button("Purge").Click();

        page.WaitForAssertion(() => Assert.Contains("Purge connection data", page.Find("dialog").Words(), StringComparison.Ordinal));
    }

    [Fact]
    public void Purge_RepeatingAnEarlierOne_SaysSo()
    {
        var page = Open($"?purge={Sample.ConnectionId}&repeats={Sample.PurgeId:D}");

        Assert.Contains("It knowingly repeats an earlier one.", page.Find("dialog").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Purge_OfAnotherConnectionInTheAddress_OpensNothing()
    {
        var page = Open("?purge=8fce3b41-aaaa");

        Assert.Empty(page.FindAll("dialog"));
    }

    [Fact]
    public void Purge_AsSupport_IsNeitherOfferedNorOpenedNorAreEarlierOnesShown()
    {
        SignInAs(Role.Support);

        var page = Open($"?purge={Sample.ConnectionId}");

        Assert.False(page.HasButton("Purge"));
        Assert.Empty(page.FindAll("dialog"));
        Assert.Contains("You cannot purge connection data", page.Find("[role=alert]").Words(), StringComparison.Ordinal);
        Assert.Empty(Purges.Searches);
    }

    private IRenderedComponent<ConnectionPage> Open(string query = "") =>
        Open<ConnectionPage>($"/users/{Sample.UserId}/connections/{Sample.ConnectionId}{query}", ("User", Sample.UserId.Value), ("Connection", Sample.ConnectionId.Value));
}
