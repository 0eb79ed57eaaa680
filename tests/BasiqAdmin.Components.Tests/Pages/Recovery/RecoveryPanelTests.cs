using BasiqAdmin.Components.Pages.Recovery;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Recovery;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Recovery;

/// <summary>The button on a connection, a case and a bank.</summary>
public sealed class RecoveryPanelTests : PageTest
{
    private const string TryAgain = "Try again when the bank recovers";

    [Fact]
    public void Button_Pressed_QueuesTheConnection_AndShowsItsPlace()
    {
        var panel = Show();
        Recovery.Find.Is(SampleRecovery.Row());

        panel.Button(TryAgain).Click();

        Assert.Equal([$"queue {Sample.ConnectionId}"], Recovery.Changes);
        Assert.Contains("Waiting Pied Piper is in a major outage.", panel.Words(), StringComparison.Ordinal);
        Assert.Contains("Mira queued it 2 h ago", panel.Words(), StringComparison.Ordinal);
        Assert.False(panel.HasButton(TryAgain));
    }

    [Fact]
    public void Button_WithNothingWrong_IsNotThere()
    {
        Assert.False(Show(offers: false).HasButton(TryAgain));
    }

    [Fact]
    public void Refusal_IsShownInItsOwnWords()
    {
        Recovery.Queue.Fails(new RejectedException("It is in the queue already; Mira queued it."));
        var panel = Show();

        panel.Button(TryAgain).Click();

        Assert.Contains("It is in the queue already; Mira queued it.", panel.Find("[role=alert]").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Queued_CanBeTakenOut()
    {
        Recovery.Find.Is(SampleRecovery.Row());
        var panel = Show();
        Recovery.Find.Is(SampleRecovery.Row(RecoveryState.Cancelled, "Ada took it out.") with { EndedAt = Sample.Now });

        panel.Button("Don't retry").Click();

        Assert.Equal(["cancel 7"], Recovery.Changes);
        Assert.Contains("Ada took it out.", panel.Words(), StringComparison.Ordinal);
        Assert.True(panel.HasButton(TryAgain));
    }

    [Fact]
    public void Queued_IsLookedAtAgain_UntilItHasEnded()
    {
        Recovery.Find.Is(SampleRecovery.Row());
        var panel = Show();
        Recovery.Find.Is(SampleRecovery.Escalated());

        Time.Advance(TimeSpan.FromSeconds(15));

        panel.WaitForAssertion(() => Assert.Contains("Escalated", panel.Words(), StringComparison.Ordinal));
        Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(2, Recovery.Find.Asked);
    }

    [Theory]
    [InlineData(RecoveryState.Recovered, 2, false)]
    [InlineData(RecoveryState.Recovered, 30, true)]
    [InlineData(RecoveryState.Escalated, 30, false)]
    public void Ended_IsShownForADay_AndWhatWasGivenBackToPeopleForLonger(RecoveryState state, int hoursAgo, bool isGone)
    {
        Recovery.Find.Is(SampleRecovery.Row(state, "So it ended.") with { EndedAt = Sample.Now.AddHours(-hoursAgo) });

        Assert.Equal(isGone, !Show(offers: false).Words().Contains("So it ended.", StringComparison.Ordinal));
    }

    [Fact]
    public void Bank_ShowsHowManyAndWhich_BeforeItQueuesThem()
    {
        SignInAs(Role.TeamLead);
        Recovery.Preview.Is(new RecoveryPreview([Sample.ConnectionId], [SampleCases.Row()], 2, 1) { Purged = 3 });
        Recovery.QueueBank.Is(new RecoveryQueued(1, 0));
        var card = Render<BankRecovery>(parameters => parameters.Add(one => one.Bank, SampleRecovery.Bank).Add(one => one.BankName, "Pied Piper"));

        card.Button(TryAgain).Click();
        var dialog = card.Find("[role=dialog]").Words();
        card.Button("Queue 1 connection").Click();

        Assert.Contains("This queues 1 connection of Pied Piper:", dialog, StringComparison.Ordinal);
        Assert.Contains("Gavin B••••••", dialog, StringComparison.Ordinal);
        Assert.Contains("2 connections in the queue already.", dialog, StringComparison.Ordinal);
        Assert.Contains("3 connections left out, because the data was purged", dialog, StringComparison.Ordinal);
        Assert.Equal(["queue 1 of AU00002"], Recovery.Changes);
        Assert.Contains("1 connection queued.", card.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bank_ForSupport_OffersNoButton()
    {
        SignInAs(Role.Support);

        Assert.False(Render<BankRecovery>(parameters => parameters.Add(one => one.Bank, SampleRecovery.Bank).Add(one => one.BankName, "Pied Piper")).HasButton(TryAgain));
    }

    private IRenderedComponent<RecoveryPanel> Show(bool offers = true) => Render<RecoveryPanel>(parameters => parameters
        .Add(panel => panel.UserId, Sample.UserId).Add(panel => panel.ConnectionId, Sample.ConnectionId).Add(panel => panel.Offers, offers));
}
