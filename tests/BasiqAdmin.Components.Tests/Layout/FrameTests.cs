using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Components.Layout;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Components.Problems;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Components.Tests.Pages;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Recovery;
using BasiqAdmin.Testing.Fakes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Components.Tests.Layout;

public sealed class FrameTests : ComponentTest
{
    [Theory]
    [InlineData(Role.Support, "Home Users Failed jobs Connector health Recovery queue Connections Jobs App errors System status")]
    [InlineData(Role.Admin, "Home Users Failed jobs Connector health Recovery queue Connections Jobs Insights Purges Audit App errors Sessions System status")]
    [InlineData(Role.TeamLead, "Home Users Failed jobs Connector health Recovery queue Connections Jobs Insights Purges Audit App errors System status")]
    [InlineData(Role.Auditor, "Home Users Failed jobs Connector health Recovery queue Connections Jobs Insights Purges Audit App errors System status")]
    public void Navigation_ForEachRole_LeadsToWhatTheyMaySee(Role role, string expected)
    {
        var navigation = Render<NavPanel>(parameters => parameters.Add(panel => panel.Actor, SignInAs(role)));

        Assert.Equal(expected, string.Join(' ', navigation.FindAll("nav a").Select(link => link.ReadableText())));
    }

    [Fact]
    public void Navigation_Keys_AreDifferentAndListedInTheKeysDialog()
    {
        var dialog = Render<KeysDialog>(parameters => parameters.Add(keys => keys.Actor, SignInAs(Role.Admin)));
        dialog.Find("[data-keys-dialog]").Click();

        var keys = NavItems.All.Select(item => item.Key).ToArray();
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.All(keys, key => Assert.Contains($"g {key}", dialog.Text(), StringComparison.Ordinal));
    }

    [Fact]
    public void Navigation_OpenFailedJobs_AreCountedBesideTheirEntryAndAgainAfterAWhile()
    {
        Inbox.Count.Is(new InboxCounts(37, new Dictionary<ActionOwner, int>(), 0, 0, 0, 0, null));
        var navigation = Render<NavPanel>(parameters => parameters.Add(panel => panel.Actor, SignInAs(Role.TeamLead)));
        navigation.WaitForAssertion(() => Assert.Equal("Failed jobs 37 open", navigation.Find("a[href='/failed-jobs']").Words()));
        Inbox.Count.Is(new InboxCounts(36, new Dictionary<ActionOwner, int>(), 0, 0, 0, 0, null));

        Time.Advance(TimeSpan.FromSeconds(15));

        navigation.WaitForAssertion(() => Assert.Equal("Failed jobs 36 open", navigation.Find("a[href='/failed-jobs']").Words()));
    }

    [Fact]
    public async Task Bell_WithAPurgeOfSomebodyElse_LeadsToIt()
    {
        SignInAs(Role.TeamLead);
        Purges.Search.Is(Sample.PageOf(Sample.PurgeInList(PurgeState.WaitingForSecondPerson) with { BankStatus = ConnectorStatus.MajorOutage }));

        var bell = await OpenedAsync();

        Assert.Equal("Notifications, 1 new", bell.Find("button").GetAttribute("aria-label"));
        Assert.Equal($"/purges/{Sample.PurgeId:D}", bell.Find("a.mud-menu-item").GetAttribute("href"));
        Assert.Contains("Bank Major outage", bell.Find("a.mud-menu-item").ReadableText(), StringComparison.Ordinal);
        Assert.Equal(PurgeState.WaitingForSecondPerson, Assert.Single(Purges.Searches).Filter.State);
    }

    [Fact]
    public async Task Bell_OnesOwnPurge_IsLeftToOthers()
    {
        var actor = SignInAs(Role.Admin);
        Purges.Search.Is(Sample.PageOf(Sample.PurgeInList(PurgeState.WaitingForSecondPerson) with { RequesterId = actor.Id }));

        Assert.Contains("Nothing new", (await OpenedAsync()).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bell_WithoutTheRightToApprove_LeavesWaitingPurgesToOthers()
    {
        SignInAs(Role.Support);
        Purges.Search.Is(Sample.PageOf(Sample.PurgeInList(PurgeState.WaitingForSecondPerson)));

        Assert.Contains("Nothing new", (await OpenedAsync()).Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "1 connection escalated by the recovery queue unassigned")]
    [InlineData(12, "12 connections escalated by the recovery queue unassigned")]
    public async Task Bell_ConnectionsEscalatedToNobody_AreOneNoticeForLeads(int count, string notice)
    {
        SignInAs(Role.TeamLead);
        Recovery.Count.Is(new Dictionary<RecoveryStage, int> { [RecoveryStage.Escalated] = 40, [RecoveryStage.Unassigned] = count });

        var bell = await OpenedAsync();

        Assert.Equal("Notifications, 1 new", bell.Find("button").GetAttribute("aria-label"));
        Assert.Equal(notice, bell.Find("a.mud-menu-item").Words());
        Assert.Equal("/recovery?stage=unassigned", bell.Find("a.mud-menu-item").GetAttribute("href"));
    }

    [Fact]
    public async Task Bell_WithoutTheRightToAssign_LeavesEscalatedConnectionsToLeads()
    {
        SignInAs(Role.Support);
        Recovery.Count.Is(new Dictionary<RecoveryStage, int> { [RecoveryStage.Unassigned] = 3 });

        Assert.Contains("Nothing new", (await OpenedAsync()).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void PersonMenu_ShowsWhoIsSignedInAndSignsOutByAForm()
    {
        var menu = Render<PersonMenu>(parameters => parameters.Add(person => person.Actor, SignInAs(Role.TeamLead)));
        menu.Button("Mira Team lead").Click();
        menu.WaitForElement("[role=menuitem]");

        var entry = menu.FindAll("[role=menuitem]").Single(item => item.Words() == "Sign out").GetAttribute("data-submit");
        Assert.Equal("/sign-out", menu.Find($"form[method=post]#{entry}").GetAttribute("action"));
    }

    [Fact]
    public void TopBar_OfAPageWithoutACircuit_OffersSignOutAndNoMenuThatCannotOpen()
    {
        HasCircuit = false;

        var bar = Render<TopBar>(parameters => parameters.Add(top => top.Actor, SignInAs(Role.Support)));

        Assert.Equal("/sign-out", bar.Find($"form#{bar.Button("Sign out").GetAttribute("form")}").GetAttribute("action"));
        Assert.Empty(bar.FindAll("[aria-haspopup=menu]"));
    }

    [Theory]
    [InlineData("http://127.0.0.1:7070", "Sandbox")]
    [InlineData("https://au-api.basiq.io", "Production")]
    public void EnvironmentBadge_SaysWhoseDataThisIs(string baseUrl, string expected)
    {
        Services.AddSingleton(Options.Create(new BasiqOptions { BaseUrl = new Uri(baseUrl) }));

        Assert.Equal(expected, Render<EnvironmentBadge>().Text());
    }

    [Theory]
    [InlineData("http://127.0.0.1:7070", 1)]
    [InlineData("https://au-api.basiq.io", 0)]
    public void EnvironmentStrip_IsThereInTheSandboxAlone(string baseUrl, int expected)
    {
        Services.AddSingleton(Options.Create(new BasiqOptions { BaseUrl = new Uri(baseUrl) }));

        Assert.Equal(expected, Render<EnvironmentStrip>().FindAll(".sandbox-strip").Count);
    }

    [Fact]
    public void NotAllowed_OfAPage_NamesTheRightThatItsPolicyAsksFor_AndIsRecordedOnce()
    {
        SignInAs(Role.Support);
        Navigation.NavigateTo("/audit?q=secret");

        var refusal = Render<NotAllowed>(parameters => parameters.Add(page => page.Right, NotAllowed.Of(typeof(AuditLike))));
        refusal.Render();

        Assert.Contains("read the audit trail", refusal.Text(), StringComparison.Ordinal);
        Assert.Equal(AccessGuard.Refusal(Right.ViewAudit, "page", "/audit"), Assert.Single(Audit.Recorded));
        Assert.Null(NotAllowed.Of(typeof(FrameTests)));
    }

    private async Task<IRenderedComponent<Bell>> OpenedAsync()
    {
        await HaveNewsAsync();
        var bell = Render<Bell>();
        bell.Find("button").Click();
        bell.WaitForElement("[role=menuitem]");
        return bell;
    }

    [Authorize(Policy = nameof(Right.ViewAudit))]
    private sealed class AuditLike;
}
