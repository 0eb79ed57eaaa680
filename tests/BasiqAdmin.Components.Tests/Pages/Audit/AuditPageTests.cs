using BasiqAdmin.Components.Pages.Audit;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Audit;

public sealed class AuditPageTests : PageTest
{
    [Fact]
    public void Entries_Listed_SayWhoDidWhatOnWhat()
    {
        Audit.Search.Is(Sample.PageOf(Sample.AuditEntry(42)));

        var page = Open<AuditPage>("/audit");

        Assert.Contains("42 now Ota Admin from 127.0.0.1 purge.requested connection", page.Find("tbody tr").Words(), StringComparison.Ordinal);
        Assert.Contains("Intended ticket 4711", page.Find("tbody tr").Words(), StringComparison.Ordinal);
        Assert.Contains(page.FindAll("td a"), link => link.GetAttribute("href") == $"/users/{Sample.UserId}/connections/{Sample.ConnectionId}");
    }

    [Fact]
    public void Entry_OfTheAppItself_HasNoAddress()
    {
        Audit.Search.Is(Sample.PageOf(Sample.AuditEntry(42) with { Address = null }));

        Assert.DoesNotContain("from ", Open<AuditPage>("/audit").Find("tbody tr").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Exports_OfTheFilter_AreCsvAndJsonLines()
    {
        var page = Open<AuditPage>("/audit?action=purge.requested&outcome=refused");

        Assert.Equal("/exports/audit.csv?action=purge.requested&outcome=refused", page.Link("CSV").GetAttribute("href"));
        Assert.Equal("/exports/audit.jsonl?action=purge.requested&outcome=refused", page.Link("JSON lines").GetAttribute("href"));
    }

    [Fact]
    public void Days_Chosen_AreWholeDaysOfThePersonWhoLooks()
    {
        Current.Set(Current.Actor, TimeZoneInfo.CreateCustomTimeZone("Melbourne", TimeSpan.FromHours(11), "Melbourne", "Melbourne"));
        var page = Open<AuditPage>("/audit");

        page.FindAll("input[type=date]")[0].Change("2026-11-19");
        page.FindAll("input[type=date]")[1].Change("2026-11-20");

        page.WaitForAssertion(() => Assert.Equal(
            new AuditFilter(From: new DateTimeOffset(2026, 11, 18, 13, 0, 0, TimeSpan.Zero), To: new DateTimeOffset(2026, 11, 20, 13, 0, 0, TimeSpan.Zero)),
            Audit.Searches[^1].Filter));
        Assert.Equal(["2026-11-19", "2026-11-20"], page.FindAll("input[type=date]").Select(input => input.GetAttribute("value")));
    }

    [Fact]
    public void Verify_ChainHolds_ShowsTheHeadToNote()
    {
        var head = new AuditHead(42, new string('c', 64));
        Audit.Verify.Is(new AuditVerification(head, null, null));
        var page = Open<AuditPage>("/audit");

        page.Find("form").Submit();

        Assert.Contains("The chain holds", page.Words(), StringComparison.Ordinal);
        Assert.Contains("All 42 entries fit together.", page.Words(), StringComparison.Ordinal);
        Assert.Contains(head.ToString(), page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_ChainBroken_NamesThePosition()
    {
        Audit.Verify.Is(new AuditVerification(new AuditHead(16, new string('c', 64)), 17, "Its hash does not fit its content."));
        var page = Open<AuditPage>("/audit");

        page.Find("form").Submit();

        Assert.Contains("The chain is broken", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Entry 17 does not fit. Its hash does not fit its content.", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_MalformedHead_IsNotTried()
    {
        var page = Open<AuditPage>("/audit");
        page.Find("#noted-head").Input("yesterday's");

        page.Find("form").Submit();

        Assert.Contains("A head is a number, a colon and 64 hexadecimal digits.", page.Words(), StringComparison.Ordinal);
        Assert.Equal(0, Audit.Verify.Asked);
    }

    [Theory]
    [InlineData("user", "/users/ea3a81f0-1f0e-4f3c-8f5e-0b7d4c7e9b2c")]
    [InlineData("session", null)]
    public void LinkOf_AnObject_IsItsPageOrNothing(string type, string? link)
    {
        var fact = new AuditFact("seen", type, Sample.UserId.Value, AuditOutcome.Succeeded);

        Assert.Equal(link, AuditWords.LinkOf(fact));
    }
}
