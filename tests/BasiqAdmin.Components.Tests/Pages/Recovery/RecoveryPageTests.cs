using System.Text.Json;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Components.Pages.Recovery;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Recovery;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Recovery;

public sealed class RecoveryPageTests : PageTest
{
    public RecoveryPageTests()
    {
        SignInAs(Role.TeamLead);
        Recovery.Overview.Is(SampleRecovery.Overview());
        Recovery.Search.Is(Sample.PageOf(SampleRecovery.Row()));
    }

    [Fact]
    public void Ticket_Listed_SaysWhyItWaitsAndWhoQueuedIt_AndLeadsToItsConnection()
    {
        var page = Open<RecoveryPage>("/recovery?stage=all");

        var row = page.FindAll("tbody tr")[^1].Words();
        Assert.Contains("Waiting", row, StringComparison.Ordinal);
        Assert.Contains("Pied Piper is in a major outage.", row, StringComparison.Ordinal);
        Assert.Contains("Mira", row, StringComparison.Ordinal);
        Assert.Contains("when the bank is back", row, StringComparison.Ordinal);
        Assert.EndsWith($"/users/{Sample.UserId}/connections/{Sample.ConnectionId}", page.FindAll("a.list-row-link")[^1].GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void Ticket_Listed_SaysHowItsBankIs()
    {
        Recovery.Search.Is(Sample.PageOf(SampleRecovery.Row() with { BankStatus = ConnectorStatus.MajorOutage }));

        var page = Open<RecoveryPage>("/recovery?stage=all");

        Assert.Equal("Bank Major outage", page.FindAll("tbody tr")[^1].QuerySelector(".bank-note")!.Words());
        Assert.Equal("/connectors/AU00002", page.Link("Major outage").GetAttribute("href"));
    }

    [Fact]
    public void Bank_InTheQueue_SaysOnceHowItIsWhyItWaitsAndWhenItIsDone()
    {
        var page = Open<RecoveryPage>("/recovery");

        var bank = page.Find("section.queue").Words();
        Assert.StartsWith("Pied Piper Credit Union", bank, StringComparison.Ordinal);
        Assert.Single(bank.Split("Pied Piper is in a major outage.")[1..]);
        Assert.Equal("/connectors/AU00002", page.Link("Pied Piper Credit Union").GetAttribute("href"));
        Assert.NotNull(page.Find("section.queue [role=progressbar]").GetAttribute("aria-label"));
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public void Bank_Reason_IsThatOfTheWholeQueue_NotOfTheRowsOfAPage()
    {
        Recovery.Search.Is(Sample.PageOf(SampleRecovery.Row(RecoveryState.Paused, "Sam put it on hold.")));

        var page = Open<RecoveryPage>("/recovery?bank=AU00002");

        Assert.Contains("Pied Piper is in a major outage.", page.Find("section.queue").Words(), StringComparison.Ordinal);
        Assert.Contains("Sam put it on hold.", page.FindAll("tbody tr")[^1].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bank_Times_AreToldByTheClock()
    {
        var bank = SampleRecovery.Overview().Banks[0] with { Waiting = 10, Trying = 1, Paused = 0, NextTurnAt = Sample.Now.AddMinutes(12), DoneAt = Sample.Now.AddDays(1), Recovered = 25, Escalated = 7 };
        Recovery.Overview.Is(SampleRecovery.Overview() with { Banks = [bank] });

        var page = Open<RecoveryPage>("/recovery");

        Assert.Equal("10 waiting, 1 being tried · first about 9:12 am UTC · done about 9:00 am UTC, 21 Nov", page.Find(".queue-line").Words());
        Assert.Equal("Last 24 hours: 25 recovered, 7 escalated Show 11 connections", page.Find(".queue-foot").Words());
    }

    [Fact]
    public void Bank_Opened_ListsItsConnectionsAndDoesNotRepeatTheReason()
    {
        var closed = Open<RecoveryPage>("/recovery");
        var toggle = closed.Find("section.queue [aria-expanded]");
        Assert.Equal(("false", "/recovery?bank=AU00002"), (toggle.GetAttribute("aria-expanded"), toggle.GetAttribute("href")));

        var page = Open<RecoveryPage>("/recovery?bank=AU00002");

        Assert.Equal(("true", "/recovery"), (page.Find("[aria-expanded]").GetAttribute("aria-expanded"), page.Find("section.queue [aria-expanded]").GetAttribute("href")));
        Assert.Contains("as above", page.FindAll("tbody tr")[^1].Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("major outage", page.FindAll("tbody tr")[^1].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Escalated_Listed_LeadsToItsCase_AndIsReportedToBasiq()
    {
        Recovery.Search.Is(Sample.PageOf(SampleRecovery.Escalated()));
        Jobs.Bundle.Is(SampleJobs.Bundle());

        var page = Open<RecoveryPage>("/recovery?stage=escalated");

        Assert.Equal("/failed-jobs?case=12", page.Link("Case 12").GetAttribute("href"));
        Assert.False(page.HasButton("Pause"));
        page.Button("Report to Basiq").Click();
        Assert.Equal(SampleJobs.Bundle().ToText(), page.Button("Copy").GetAttribute("data-copy"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Escalated_WithoutAKnownJob_HasAReportOfItsConnectionAllTheSame(bool hasJob)
    {
        Recovery.Search.Is(Sample.PageOf(SampleRecovery.Escalated() with { JobId = hasJob ? Sample.JobId : null }));
        Jobs.Bundle.Is(null);

        var page = Open<RecoveryPage>("/recovery?stage=escalated");

        page.Button("Report to Basiq").Click();

        Assert.Equal($"userId: {Sample.UserId}\nconnectionId: {Sample.ConnectionId}\n", page.Button("Copy").GetAttribute("data-copy"));
        Assert.Equal(
            ["userId", "connectionId"],
            JsonDocument.Parse(page.Button("Copy JSON").GetAttribute("data-copy")!).RootElement.EnumerateObject().Select(fact => fact.Name));
        Assert.Equal(hasJob ? 1 : 0, Jobs.Bundle.Asked);
    }

    [Fact]
    public void State_OfTheAddress_IsWhatIsSearchedFor()
    {
        Open<RecoveryPage>("/recovery?stage=recovered&bank=AU00002&q=abc&sort=tries&desc=1&size=50");

        var (filter, request) = Assert.Single(Recovery.Searches);
        Assert.Equal(new RecoveryFilter(RecoveryStage.Recovered, SampleRecovery.Bank, "abc"), filter);
        Assert.Equal(new PageRequest(50, null, "tries", true), request);
    }

    [Fact]
    public void Queue_IsLookedAtAgain_WithoutAnybodyPressing()
    {
        var page = Open<RecoveryPage>("/recovery?bank=AU00002");
        Recovery.Search.Is(Sample.PageOf(SampleRecovery.Row(RecoveryState.Trying, "The refresh is under way.")));

        Time.Advance(TimeSpan.FromSeconds(10));

        page.WaitForAssertion(() => Assert.Contains("Being tried", page.FindAll("tbody tr")[^1].Words(), StringComparison.Ordinal));
    }

    [Fact]
    public void Buttons_PauseAndCancelATicket_ABank_AndTheWholeQueue()
    {
        var page = Open<RecoveryPage>("/recovery?bank=AU00002");

        page.FindAll("button").Single(button => button.Words() == "Pause" && button.GetAttribute("aria-label")!.StartsWith("Pause:", StringComparison.Ordinal)).Click();
        page.FindAll("button").Single(button => button.Words() == "Don't retry").Click();
        page.Button("Pause Pied Piper Credit Union").Click();
        page.Button("Pause the whole queue").Click();

        Assert.Equal(["pause 7", "cancel 7", "hold AU00002", "hold all"], Recovery.Changes);
    }

    [Theory]
    [InlineData("Don't retry")]
    [InlineData("Pause the whole queue")]
    public async Task Button_PressedRightBeforeThePageGoes_DoesWhatItSays(string name)
    {
        var done = Recovery.Change.Waits();
        Open<RecoveryPage>("/recovery?bank=AU00002").FindAll("button").Single(button => button.Words() == name).Click();

        await DisposeComponentsAsync();

        Assert.Single(Recovery.Changes);
        Assert.False(Recovery.ChangeToken.IsCancellationRequested);
        done.SetResult(true);
    }

    [Fact]
    public void PausedQueue_SaysByWhom_AndOffersToResume()
    {
        Recovery.Overview.Is(SampleRecovery.Overview(all: new RecoveryPause("Ada", Sample.Now.AddMinutes(-5))));
        var page = Open<RecoveryPage>("/recovery");

        page.Button("Resume the queue").Click();

        Assert.Contains("Ada paused the whole queue. Nothing is sent until somebody resumes it. 5 min ago", page.Words(), StringComparison.Ordinal);
        Assert.Equal(["release all"], Recovery.Changes);
    }

    [Fact]
    public void Refusal_IsShown_AndTheQueueIsReadAgain()
    {
        Recovery.Change.Fails(new RejectedException("Its refresh is under way; the outcome is there within minutes."));
        var page = Open<RecoveryPage>("/recovery?bank=AU00002");

        page.FindAll("button").Single(button => button.Words() == "Don't retry").Click();

        Assert.Contains("Its refresh is under way", page.Find("[role=alert]").Words(), StringComparison.Ordinal);
        Assert.Equal(2, Recovery.Searches.Count);
    }

    [Fact]
    public void Support_MayNotPauseBanksOrTheQueue()
    {
        SignInAs(Role.Support);

        var page = Open<RecoveryPage>("/recovery?bank=AU00002");

        Assert.False(page.HasButton("Pause the whole queue"));
        Assert.False(page.HasButton("Pause Pied Piper Credit Union"));
        Assert.Contains(page.FindAll("button"), button => button.Words() == "Don't retry");
    }

    [Fact]
    public void EmptyQueue_SaysHowConnectionsComeIntoIt()
    {
        Recovery.Search.Is(Sample.PageOf<RecoveryRow>());

        Assert.Contains("Others are queued with the button \"Try again when the bank recovers\"", Open<RecoveryPage>("/recovery").Words(), StringComparison.Ordinal);
    }
}
