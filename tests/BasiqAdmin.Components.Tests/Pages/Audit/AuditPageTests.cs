using BasiqAdmin.Components.Pages.Audit;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Display;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Audit;

public sealed class AuditPageTests : PageTest
{
    [Fact]
    public void Entries_Listed_SayWhoDidWhatOnWhat()
    {
        Audit.Groups.Is(Sample.PageOf(Alone(Sample.AuditEntry(42, new AuditFact("purge.rejected", "connection", Sample.ConnectionId.Value, AuditOutcome.Refused, "ticket 4711", Sample.UserId.Value)))));

        var page = Open<AuditPage>("/audit");

        var row = page.Find("tbody tr").Words();
        Assert.StartsWith("Ota could not purge connection", row, StringComparison.Ordinal);
        Assert.Contains("42 · purge.rejected · Refused", row, StringComparison.Ordinal);
        Assert.Contains("Ota, Admin from 127.0.0.1 · connection", row, StringComparison.Ordinal);
        Assert.Contains("Reason: ticket 4711", row, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("td a"), link => link.GetAttribute("href") == $"/users/{Sample.UserId}/connections/{Sample.ConnectionId}");
    }

    [Fact]
    public void Entry_OfTheAppItself_HasNoAddress()
    {
        Audit.Groups.Is(Sample.PageOf(Alone(Sample.AuditEntry(42) with { Address = null })));

        Assert.DoesNotContain(" from ", Open<AuditPage>("/audit").Find("tbody tr").Words(), StringComparison.Ordinal);
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

        Assert.Contains("42 entries, intact, checked just now", page.Words(), StringComparison.Ordinal);
        Assert.Contains(head.ToString(), page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_ChainBroken_NamesThePosition()
    {
        Audit.Verify.Is(new AuditVerification(new AuditHead(16, new string('c', 64)), 17, "Its hash does not fit its content."));
        var page = Open<AuditPage>("/audit");

        page.Find("form").Submit();

        var alert = page.Find("[role=alert]").Words();
        Assert.Contains("The audit log was changed: entry 17 does not fit.", alert, StringComparison.Ordinal);
        Assert.Contains("Its hash does not fit its content. The 16 entries before it are intact.", alert, StringComparison.Ordinal);
        Assert.DoesNotContain("intact, checked", page.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20_000, 1)]
    [InlineData(20_001, 0)]
    public void Verify_TrailOfModerateLength_IsCheckedUnasked(long newest, int asked)
    {
        Audit.Groups.Is(Sample.PageOf(Alone(Sample.AuditEntry(newest))));

        Open<AuditPage>("/audit");

        Assert.Equal(asked, Audit.Verify.Asked);
    }

    [Theory]
    [InlineData("/audit?action=purge.requested")]
    [InlineData("/audit?at=older")]
    public void Verify_WhereTheNewestShownIsNotTheNewest_WaitsUntilSomebodyAsks(string address)
    {
        Audit.Groups.Is(Sample.PageOf(Alone(Sample.AuditEntry(42))));

        Open<AuditPage>(address);

        Assert.Equal(0, Audit.Verify.Asked);
    }

    [Fact]
    public void Entries_OfOnePurge_AreOneRowWithItsSteps()
    {
        var requested = new AuditFact("purge.requested", "purge", Sample.PurgeId.ToString(), AuditOutcome.Intended, "SUP-1042", Sample.UserId.Value, $"connection={Sample.ConnectionId}");
        var done = Sample.AuditEntry(43, requested with { Action = "purge.done", Outcome = AuditOutcome.Succeeded, Reason = null });
        Audit.Groups.Is(Sample.PageOf(new AuditGroup(done, [Sample.AuditEntry(42, requested), done])));

        var page = Open<AuditPage>("/audit");

        var row = Assert.Single(page.FindAll("tbody tr")).Words();
        Assert.Contains(": done (SUP-1042)", row, StringComparison.Ordinal);
        Assert.Contains("2 steps, no. 42 to 43", row, StringComparison.Ordinal);
        Assert.Equal("1 in all", page.Find(".pager-total").Words());
    }

    [Fact]
    public void Period_LastWeek_IsFromMondayToMonday()
    {
        var page = Open<AuditPage>("/audit");

        Assert.Equal(new AuditFilter(From: new DateTimeOffset(2026, 11, 9, 0, 0, 0, TimeSpan.Zero), To: new DateTimeOffset(2026, 11, 16, 0, 0, 0, TimeSpan.Zero)), AuditQuery.Parse(page.Link("Last week").GetAttribute("href")!).Filter);
    }

    [Fact]
    public void Kind_Chosen_NarrowsTheList()
    {
        var page = Open<AuditPage>("/audit");

        page.Choose("What", "Purges done");

        page.WaitForAssertion(() => Assert.Equal(new AuditFilter(Action: "purge.done"), Audit.Searches[^1].Filter));
        Assert.Equal("/audit", page.Link("Clear").GetAttribute("href"));
    }

    [Fact]
    public void Verify_MalformedHead_IsNotTried()
    {
        var page = Open<AuditPage>("/audit");
        page.Find("#noted-head").Input("yesterday's");

        page.Find("form").Submit();

        Assert.Contains("A checkpoint is a number, a colon and 64 hexadecimal digits.", page.Words(), StringComparison.Ordinal);
        Assert.Equal(0, Audit.Verify.Asked);
    }

    [Fact]
    public void Outcome_Chosen_NarrowsTheList()
    {
        var page = Open<AuditPage>("/audit");

        page.Choose("Outcome", "Refused");

        page.WaitForAssertion(() => Assert.Equal(new AuditFilter(Outcome: AuditOutcome.Refused), Audit.Searches[^1].Filter));
    }

    [Fact]
    public void Import_InTheTrail_IsASentenceWithoutAnObject()
    {
        Audit.Groups.Is(Sample.PageOf(Alone(Sample.AuditEntry(42, new AuditFact("users.imported", "user", "*", AuditOutcome.Succeeded, Detail: "new=3 known=1 notFound=0")))));

        Assert.StartsWith("Ota imported users: 3 new, 1 known, 0 not found", Open<AuditPage>("/audit").Find("tbody tr").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Person_Chosen_NarrowsTheList()
    {
        Audit.People.Is([new AuditPerson("dev-admin", "Ada"), new AuditPerson("system", "BasiqAdmin")]);
        var page = Open<AuditPage>("/audit");

        page.Choose("Who", "Ada");

        page.WaitForAssertion(() => Assert.Equal(new AuditFilter(ActorId: "dev-admin"), Audit.Searches[^1].Filter));
    }

    [Theory]
    [InlineData("user", "/users/ea3a81f0-1f0e-4f3c-8f5e-0b7d4c7e9b2c")]
    [InlineData("session", null)]
    public void LinkOf_AnObject_IsItsPageOrNothing(string type, string? link)
    {
        var fact = new AuditFact("seen", type, Sample.UserId.Value, AuditOutcome.Succeeded);

        Assert.Equal(link, AuditText.LinkOf(fact));
    }

    private static AuditGroup Alone(AuditRow row) => new(row, [row]);
}
