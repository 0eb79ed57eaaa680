using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Pages.Purges;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Purges;

public sealed class PurgesPageTests : PageTest
{
    [Fact]
    public void Purges_Listed_LeadToTheirReceiptsWithTheWordOfTheirState()
    {
        Purges.Search.Is(Sample.PageOf(Sample.PurgeInList(PurgeState.Unknown)));

        var page = Open<PurgesPage>("/purges");

        Assert.Equal($"/purges/{Sample.PurgeId:D}", page.Link("Pied Piper Credit Union").GetAttribute("href"));
        Assert.Equal("Outcome unknown, being settled", page.Find("td .badge").Words());
    }

    [Theory]
    [InlineData("Gavin B••••••", "Gavin B••••••")]
    [InlineData(null, "Without a name")]
    public void Purges_Listed_NameTheUserAndKeepTheIdAClickAway(string? name, string expected)
    {
        Purges.Search.Is(Sample.PageOf(Sample.PurgeInList(PurgeState.Done) with { Masked = new PersonalDetails(name, null, null) }));

        var page = Open<PurgesPage>("/purges");

        Assert.Equal($"/users/{Sample.UserId}/connections/{Sample.ConnectionId}", page.Link(expected).GetAttribute("href"));
        Assert.Equal((Sample.ConnectionId.Value, Sample.ConnectionId.Value), (page.Link(expected).GetAttribute("title"), page.Button("Copy connection id").GetAttribute("data-copy")));
        Assert.DoesNotContain(Sample.ConnectionId.Value[..8], page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Purges_Listed_SayHowTheirBankIsNow()
    {
        Purges.Search.Is(Sample.PageOf(Sample.PurgeInList(PurgeState.Done) with { InstitutionId = InstitutionId.Parse("AU00002"), BankStatus = ConnectorStatus.MajorOutage }, Sample.PurgeInList(PurgeState.Done)));

        var page = Open<PurgesPage>("/purges");

        Assert.Equal("/connectors/AU00002", page.Link("Major outage").GetAttribute("href"));
        Assert.Equal([1, 0], page.FindAll("tbody tr").Select(row => row.QuerySelectorAll(".bank-note").Length));
    }

    [Theory]
    [InlineData(null, "ok", "Done")]
    [InlineData(0, "ok", "Done")]
    [InlineData(1, "warn", "Done 1 account left")]
    [InlineData(3, "warn", "Done 3 accounts left")]
    public void Purges_DoneWithAccountsLeft_AreNoGoodNewsInTheListEither(int? left, string tone, string words)
    {
        Purges.Search.Is(Sample.PageOf(Sample.PurgeInList(PurgeState.Done) with { AccountsLeft = left }));

        var outcome = Open<PurgesPage>("/purges").Find("tbody td:has(.badge)");

        Assert.Equal(words, outcome.Words());
        Assert.Contains(tone, outcome.QuerySelector(".badge")!.ClassList);
    }

    [Fact]
    public void Purges_CountChip_NarrowsToItsState()
    {
        Purges.Count.Is(new Dictionary<PurgeState, int> { [PurgeState.Done] = 4, [PurgeState.WaitingForSecondPerson] = 1 });

        var page = Open<PurgesPage>("/purges");

        Assert.Equal("/purges?state=waitingforsecondperson", page.FindAll(".count-chip").Single(chip => chip.Words() == "Waiting for approval 1").GetAttribute("href"));
        Assert.Equal("true", page.Find(".count-chip").GetAttribute("aria-current"));
    }

    [Fact]
    public void Purges_StateInTheAddress_IsWhatIsSearchedFor()
    {
        Open<PurgesPage>($"/purges?state=done&connection={Sample.ConnectionId}&size=50");

        var (filter, request) = Assert.Single(Purges.Searches);
        Assert.Equal(new PurgeFilter(PurgeState.Done, null, Sample.ConnectionId), filter);
        Assert.Equal(new PageRequest(50), request);
    }

    [Fact]
    public void Purges_PersonAndPeriod_AreFiltersWithLinks()
    {
        Purges.Search.Is(Sample.PageOf(Sample.PurgeInList(PurgeState.Done)));

        var page = Open<PurgesPage>("/purges?person=u-ota");

        Assert.Equal(new PurgeFilter { RequesterId = "u-ota" }, Purges.Searches[^1].Filter);
        Assert.Equal("/purges", page.FindAll("a").Single(link => link.Words().StartsWith("Stop showing only", StringComparison.Ordinal)).GetAttribute("href"));
        Assert.Equal("/purges?person=u-ota&from=2026-11-09T00%3A00%3A00.0000000Z&to=2026-11-16T00%3A00%3A00.0000000Z", page.Link("Last week").GetAttribute("href"));
        Assert.Equal("/exports/purges.jsonl?person=u-ota", page.Link("Evidence").GetAttribute("href"));
    }

    [Theory]
    [InlineData(PurgeState.WaitingForSecondPerson, "1 purge waits for approval")]
    [InlineData(PurgeState.Unknown, "1 purge has an unknown outcome")]
    [InlineData(PurgeState.Sending, "1 purge has an unknown outcome")]
    [InlineData(PurgeState.Done, "No purge waits or is unclear: 1 receipt.")]
    [InlineData(PurgeState.Done, "No purge waits or is unclear: 2 receipts.", 2)]
    [InlineData(PurgeState.Done, "Every purge that was ever requested, with its receipt", 0)]
    public void Purges_FirstSentence_SaysWhatIsToBeDone(PurgeState state, string sentence, int count = 1)
    {
        Purges.Count.Is(new Dictionary<PurgeState, int> { [state] = count });

        Assert.Contains(sentence, Open<PurgesPage>("/purges").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Purges_None_SayWhereAPurgeStarts()
    {
        var page = Open<PurgesPage>("/purges");

        Assert.Contains("Nothing has been purged yet", page.Words(), StringComparison.Ordinal);
        Assert.Equal("/users", page.Link("Find a user").GetAttribute("href"));
    }

    [Fact]
    public void Purges_Unreadable_OfferRetry()
    {
        Purges.Search.Fails(new InvalidOperationException("locked"));
        var page = Open<PurgesPage>("/purges");
        Purges.Search.Is(Sample.PageOf(Sample.PurgeInList(PurgeState.Done)));

        page.Button("Retry").Click();

        Assert.Equal("Done", page.Find("td .badge").Words());
    }
}
