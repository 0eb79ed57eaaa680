using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Pages.Home;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Home;
using BasiqAdmin.Services.Insights;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Home;

/// <summary>Each role's own part of the first page.</summary>
public sealed class HomeSectionTests : PageTest
{
    private static readonly InstitutionId Wallaby = InstitutionId.Parse("AU00007");

    [Fact]
    public void Support_SeesBanksWithProblemsAndIsLedToASearch()
    {
        SignInAs(Role.Support);
        First.Banks.Is(new HomeBanks(
            [
                new BankProblem(Wallaby, "Wallaby Bank", ConnectionMethod.Web, ConnectorStatus.MajorOutage, Sample.Now.AddHours(-2), 45, FailsUnannounced: false, SuccessRate.None),
                new BankProblem(SampleCases.Bank, "Pied Piper", ConnectionMethod.Web, ConnectorStatus.Operational, null, 1, FailsUnannounced: true, new SuccessRate(15, 85, 0)),
            ],
            SampleConnectors.Counts((ConnectorStatus.MajorOutage, 2))));

        var page = Open<HomePage>("/");

        Assert.Equal(["Wallaby Bank Web Major outage since 7:00 am · 45 users", "Pied Piper Web 85 % of ours fail Basiq calls it operational · 1 user"], page.FindAll(".problems li").Select(bank => bank.Words()));
        Assert.True(page.Button("Find a user").HasAttribute("data-find"));
        Assert.Empty(page.FindAll(".figures"));
        Assert.Equal(0, First.Team.Asked);
    }

    [Theory]
    [InlineData(true, "No bank has a problem.")]
    [InlineData(false, "No problem was known at the last check, but that is a while ago.")]
    public void Banks_WithoutProblems_SayHowSureThatIs(bool isCurrent, string expected)
    {
        First.Banks.Is(new HomeBanks([], SampleConnectors.Counts() with { LookedAt = Sample.Now.AddHours(-3), IsCurrent = isCurrent }));

        Assert.Contains(expected, Open<HomePage>("/").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void RecentlyOpened_AreThoseThatThisBrowserKeeps()
    {
        JSInterop.Setup<string[]?>("recentUsers").SetResult([Sample.UserId.Value, "not an id"]);
        First.Recent.Is([new RecentUser(Sample.UserId, Sample.Masked, 3, 1)]);

        var page = Open<HomePage>("/");

        Assert.Equal("Gavin B•••••• 3 connections, 1 failing", page.Find(".recent li").Words());
        Assert.Equal($"/users/{Sample.UserId}", page.Find(".recent a").GetAttribute("href"));
    }

    [Fact]
    public void RecentlyOpened_WithoutAny_AsksForNobody()
    {
        Assert.Contains("Users that you open appear here, in this browser only.", Open<HomePage>("/").Words(), StringComparison.Ordinal);
        Assert.Equal(0, First.Recent.Asked);
    }

    [Fact]
    public void Lead_SeesWhetherItIsWorseThanUsual()
    {
        SignInAs(Role.TeamLead);
        var today = DateOnly.FromDateTime(Sample.Now.UtcDateTime);
        First.Team.Is(new HomeTeam(
            268, 12, new Compared(62, 52), 67, 239, Sample.Now.AddDays(-6), TimeSpan.FromHours(29),
            [
                new InsightDay(today.AddDays(-2), new Dictionary<ActionOwner, int> { [ActionOwner.Bank] = 30 }, 9, 4),
                new InsightDay(today.AddDays(-1), null, null, null),
                new InsightDay(today, new Dictionary<ActionOwner, int> { [ActionOwner.Bank] = 2 }, 0, 0),
            ],
            [20, null, 25],
            [new BankReliability(Wallaby, "Wallaby Bank", new SuccessRate(60, 40, 0), new SuccessRate(90, 10, 0), 45, new InsightLink(new CaseFilter { Institution = Wallaby }, null))],
            [new TeamMember("dev-team-lead", "Mira", 14), new TeamMember(CaseFilter.Nobody, null, 239)]));

        var page = Open<HomePage>("/");

        Assert.Equal("Open 268 12 more than last Friday New today 67 since 12 am Unassigned 239 Oldest 6 days ago Median to close 29 h 0 min last 7 days", page.Find(".figures").Words());
        Assert.Contains("Worse: 62 jobs failed in 7 days, 10 more than in the 7 days before.", page.Words(), StringComparison.Ordinal);
        Assert.Contains("5 more opened than closed.", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Not known: 19 Nov.", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Wallaby Bank 60 % −30 pt worse 45", page.Words(), StringComparison.Ordinal);
        Assert.Equal(["Mira 14", "Unassigned 239"], page.FindAll(".team li").Select(member => member.Words()));
        Assert.Equal("/failed-jobs?assignee=-", page.FindAll(".team a")[1].GetAttribute("href"));
        Assert.Equal(0, First.Admin.Asked);
    }

    [Theory]
    [InlineData(Role.Admin)]
    [InlineData(Role.Auditor)]
    public void Admin_SeesPurgesConsentsConnectionsAndTheSystem(Role role)
    {
        SignInAs(role);
        var today = DateOnly.FromDateTime(Sample.Now.UtcDateTime);
        First.Admin.Is(new HomeAdmin([new EndingDay(today, 2), new EndingDay(today.AddDays(1), 5)], Sample.Now.AddDays(-2)));
        Purges.Count.Is(new Dictionary<PurgeState, int> { [PurgeState.WaitingForSecondPerson] = 3, [PurgeState.Sending] = 1 });
        Connections.Count.Is(new Dictionary<string, int>(StringComparer.Ordinal) { ["active"] = 900, ["invalid"] = 12 });

        var page = Open<HomePage>("/");

        Assert.Equal("Waiting for approval 3 Outcome not known yet 1", page.Find(".admin-facts").Words());
        Assert.Contains("7 consents end in the next 14 days.", page.Words(), StringComparison.Ordinal);
        Assert.Equal("Active 900, Invalid 12", page.Find("svg.status-bar").GetAttribute("aria-label"));
        Assert.Contains("Last import: 2 days ago", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Admin_WhatCannotBeCounted_CostsOnlyItself_AndIsCountedAgainWithThePage()
    {
        Purges.Count.Fails(new InvalidOperationException("locked"));
        var page = Open<HomePage>("/");
        Assert.Contains("Purges could not be loaded", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Last import: none yet", page.Words(), StringComparison.Ordinal);
        Purges.Count.Is(new Dictionary<PurgeState, int> { [PurgeState.WaitingForSecondPerson] = 3 });

        page.Button("Retry").Click();

        page.WaitForAssertion(() => Assert.Equal("Waiting for approval 3 Outcome not known yet 0", page.Find(".admin-facts").Words()));
        Assert.Contains("3 Purges waiting", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Section_Unreadable_CostsOnlyItself()
    {
        SignInAs(Role.TeamLead);
        First.Team.Fails(new InvalidOperationException("locked"));

        var page = Open<HomePage>("/");
        Assert.Contains("The team's work could not be loaded", page.Words(), StringComparison.Ordinal);
        Assert.Contains("No bank has a problem.", page.Words(), StringComparison.Ordinal);
        First.Team.Is(new HomeTeam(4, null, new Compared(0, 0), 0, 0, null, null, [], [], [], []));

        page.Button("Retry").Click();

        page.WaitForAssertion(() => Assert.StartsWith("Open 4", page.Find(".figures").Words(), StringComparison.Ordinal));
    }
}
