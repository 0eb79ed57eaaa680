using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Components.Pages.Home;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.ErrorLog;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Home;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Recovery;
using BasiqAdmin.Services.Status;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Components.Tests.Pages.Home;

public sealed class HomePageTests : PageTest
{
    public HomePageTests()
    {
        Users.Count.Is(new UserCounts(1000, 3, 990, 7, 12) { Failing = 47 });
        Connections.Count.Is(new Dictionary<string, int>(StringComparer.Ordinal) { ["active"] = 900, ["invalid"] = 12 });
        Purges.Count.Is(new Dictionary<PurgeState, int> { [PurgeState.Unknown] = 1, [PurgeState.Sending] = 1, [PurgeState.WaitingForSecondPerson] = 4 });
        Errors.Search.Is(new Page<ErrorRow>([Sample.Error()], null, null, 17));
    }

    [Fact]
    public void Numbers_Counted_LeadToWhatTheyCount()
    {
        var page = Open<HomePage>("/");

        var tiles = page.FindAll(".tile").ToDictionary(tile => tile.Words(), tile => tile.GetAttribute("href"), StringComparer.Ordinal);
        Assert.Equal("/connections?status=invalid", tiles["12 Invalid connections the customer must act"]);
        Assert.Equal("/purges?state=waitingforsecondperson", tiles["4 Purges waiting for approval"]);
        Assert.Equal("/purges?state=unknown", tiles["2 Purges being settled their outcome is unknown"]);
        Assert.Equal("/users?tab=failing", tiles["47 Failing users with a failing connection"]);
        Assert.Equal("/users", tiles["1,000 Users known here"]);
        Assert.StartsWith("/errors?from=2026-11-19T09%3A00%3A00", tiles["17 App errors and warnings in the last 24 hours"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Support, "Find a user")]
    [InlineData(Role.Admin, "Find a user")]
    [InlineData(Role.TeamLead, "Open failed jobs")]
    [InlineData(Role.Auditor, "Open the audit log")]
    public void Page_OfEachRole_HasOneActionThatStandsOut(Role role, string action)
    {
        SignInAs(role);

        Assert.Equal(action, Assert.Single(Open<HomePage>("/").FindAll(".mud-button-filled")).Words());
    }

    [Theory]
    [InlineData(Role.TeamLead, "3 failed jobs are yours. 4 purges wait for approval. 1 failed job needs our team. 4 of 306 connectors have problems, 1 in a major outage.", "/failed-jobs?assignee=dev-team-lead /purges?state=waitingforsecondperson /failed-jobs?owner=us /connectors?trouble=1")]
    [InlineData(Role.Support, "1 failed job needs our team. 4 of 306 connectors have problems, 1 in a major outage.", "/failed-jobs?owner=us /connectors?trouble=1")]
    public void FirstSentence_SaysWhatIsMineAndWhatIsBroken_AndLeadsThere(Role role, string expected, string links)
    {
        SignInAs(role);
        Inbox.Count.Is(new InboxCounts(23, new Dictionary<ActionOwner, int> { [ActionOwner.Customer] = 22, [ActionOwner.Us] = 1 }, 3, 6, 0, 0, null));
        First.Banks.Is(new HomeBanks([], SampleConnectors.Counts((ConnectorStatus.MajorOutage, 1), (ConnectorStatus.DegradedPerformance, 3), (ConnectorStatus.UnderMaintenance, 2), (ConnectorStatus.Operational, 300))));

        var lead = Open<HomePage>("/").Find(".lead");

        Assert.Equal(expected, lead.Words());
        Assert.Equal(links.Split(' '), lead.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void FirstSentence_WhereAllIsWell_GivesTheEvidence()
    {
        SignInAs(Role.TeamLead);
        Purges.Count.Is(new Dictionary<PurgeState, int>());
        First.Banks.Is(new HomeBanks([], SampleConnectors.Counts((ConnectorStatus.Operational, 46))));

        Assert.Equal("No failed job is yours. No failed job needs our team. All 46 connectors work.", Open<HomePage>("/").Find(".lead").Words());
    }

    [Fact]
    public void FirstSentence_WhileTheBanksWereNotCheckedLately_DoesNotSayThatTheyWork()
    {
        SignInAs(Role.Support);
        First.Banks.Is(new HomeBanks([], SampleConnectors.Counts((ConnectorStatus.Operational, 46)) with { IsCurrent = false }));

        Assert.Equal("No failed job needs our team. The banks were not checked lately.", Open<HomePage>("/").Find(".lead").Words());
    }

    [Fact]
    public void Banks_InTrouble_LeadToTheConnectors()
    {
        First.Banks.Is(new HomeBanks([], SampleConnectors.Counts((ConnectorStatus.MajorOutage, 1), (ConnectorStatus.DegradedPerformance, 3), (ConnectorStatus.UnderMaintenance, 2), (ConnectorStatus.Operational, 300))));

        var tile = Open<HomePage>("/").FindAll(".tile").Single(tile => tile.Words().Contains("Connectors with problems", StringComparison.Ordinal));

        Assert.Equal("4 Connectors with problems 1 in a major outage", tile.Words());
        Assert.Equal("/connectors?trouble=1", tile.GetAttribute("href"));
    }

    [Fact]
    public void Banks_WhenTheNoticeSaysThatAnOutageIsOver_SayTheSame()
    {
        First.Banks.Is(new HomeBanks([], SampleConnectors.Counts((ConnectorStatus.MajorOutage, 1), (ConnectorStatus.Operational, 300))));
        var page = Open<HomePage>("/");
        First.Banks.Is(new HomeBanks([], SampleConnectors.Counts((ConnectorStatus.Operational, 301))));

        Services.GetRequiredService<ConnectorChanges>().Raise(SampleConnectors.Change(ConnectorStatus.MajorOutage, ConnectorStatus.Operational));

        page.WaitForAssertion(() => Assert.Equal("0 Connectors with problems none in a major outage", page.FindAll(".tile").Single(tile => tile.Words().Contains("Connectors with problems", StringComparison.Ordinal)).Words()));
    }

    [Fact]
    public void Numbers_WhileThePageIsOpen_AreCountedAgainEveryMinute()
    {
        var page = Open<HomePage>("/");

        Time.Advance(TimeSpan.FromMinutes(1));

        page.WaitForAssertion(() => Assert.Equal((2, 2), (Inbox.Count.Asked, First.Banks.Asked)));
    }

    [Fact]
    public void FirstRound_UnderWay_IsToldAndCountedOn()
    {
        Inbox.Count.Is(new InboxCounts(0, new Dictionary<ActionOwner, int>(), 0, 0, 0, 0, null) { FirstRound = new FirstRound(412, 0, 1000) });
        var page = Open<HomePage>("/");
        var before = page.Find(".first-round").Words();
        Inbox.Count.Is(new InboxCounts(0, new Dictionary<ActionOwner, int>(), 0, 0, 0, 0, null));

        Time.Advance(TimeSpan.FromSeconds(5));

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".first-round")));
        Assert.StartsWith("412 of 1,000 users checked.", before, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "? not known Connectors with problems not checked lately")]
    [InlineData(2, "2 Connectors with problems not checked lately")]
    public void Banks_NotLookedAtLately_AreNotSaidToBeFine(int inTrouble, string expected)
    {
        First.Banks.Is(new HomeBanks([], SampleConnectors.Counts((ConnectorStatus.MajorOutage, inTrouble), (ConnectorStatus.Operational, 300)) with { IsCurrent = false }));

        var tile = Open<HomePage>("/").FindAll(".tile").Single(tile => tile.Words().Contains("Connectors with problems", StringComparison.Ordinal));

        Assert.Equal(expected, tile.Words());
    }

    [Fact]
    public void Users_WhomTheWorkersCouldNotRead_AreCountedAndLeadToTheStatus()
    {
        Status.Get.Is(FakeSystemStatus.Report(
            new WorkerReport("job-sweep", Sample.Now.AddMinutes(-1), Sample.Now, 40, 3, null),
            new WorkerReport("directory-sync", Sample.Now.AddMinutes(-1), Sample.Now, 10, 2, null),
            new WorkerReport("retention", Sample.Now.AddMinutes(-1), Sample.Now, 10, 7, null)));

        var tile = Open<HomePage>("/").FindAll(".tile").Single(tile => tile.Words().Contains("Users not updated", StringComparison.Ordinal));

        Assert.Equal(("5 Users not updated the last check failed; their data is older", "/status"), (tile.Words(), tile.GetAttribute("href")));
        Assert.Contains("alarm-warn", tile.ClassList);
    }

    [Theory]
    [InlineData(0, "3 Escalated connections retries failed, unassigned")]
    [InlineData(1200, "3 Escalated connections unassigned; 1,200 in the recovery queue")]
    public void RecoveryQueue_WhatItGaveBack_LeadsToWhatNobodyLooksAfter(int open, string expected)
    {
        Recovery.Count.Is(new Dictionary<RecoveryStage, int> { [RecoveryStage.Open] = open, [RecoveryStage.Escalated] = 9, [RecoveryStage.Unassigned] = 3 });

        var tile = Open<HomePage>("/").Find(".tile[href='/recovery?stage=unassigned']");

        Assert.Equal(expected, tile.Words());
    }

    [Fact]
    public void FailedJobs_ByWhoMustAct_LeadToTheInbox()
    {
        Inbox.Count.Is(new InboxCounts(23, new Dictionary<ActionOwner, int> { [ActionOwner.Customer] = 14, [ActionOwner.Bank] = 9 }, 0, 6, 0, 0, null));

        var page = Open<HomePage>("/");

        var tiles = page.FindAll(".tile").ToDictionary(tile => tile.Words(), tile => tile.GetAttribute("href"), StringComparer.Ordinal);
        Assert.Equal("/failed-jobs?owner=customer", tiles["14 Customer only they can fix it"]);
        Assert.Equal("/failed-jobs?owner=bank", tiles["9 Bank it must recover"]);
        Assert.Equal("/failed-jobs?owner=us", tiles["0 Our team our team must look"]);
        Assert.Equal("/failed-jobs?assignee=-", tiles["6 Unassigned open, without a person"]);
    }

    [Fact]
    public void Numbers_OneUnreadable_DoesNotCostTheOthers()
    {
        Connections.Count.Fails(new InvalidOperationException("locked"));

        var text = Open<HomePage>("/").Words();

        Assert.Contains("— Invalid connections could not be counted", text, StringComparison.Ordinal);
        Assert.Contains("1,000 Users", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Purges_AsSupport_AreNotShown()
    {
        SignInAs(Role.Support);

        var text = Open<HomePage>("/").Words();

        Assert.DoesNotContain("Purges", text, StringComparison.Ordinal);
        Assert.Equal(0, Purges.Count.Asked);
    }

    [Theory]
    [InlineData(Role.Admin, "Import or list your users by CSV or paste")]
    [InlineData(Role.Support, "Ask Admin or Team lead to import your user ids")]
    public void FirstRun_EmptyDirectory_SaysWhereToStart(Role role, string step)
    {
        SignInAs(role);
        Users.Count.Is(new UserCounts(0, 0, 0, 0, 0));

        var text = Open<HomePage>("/").Words();

        Assert.Contains(step, text, StringComparison.Ordinal);
    }

    [Fact]
    public void FirstRun_SomeUsers_IsNotShown()
    {
        Assert.DoesNotContain("The directory is empty", Open<HomePage>("/").Words(), StringComparison.Ordinal);
    }
}
