using BasiqAdmin.Components.Pages.Connections;
using BasiqAdmin.Components.Pages.FailedJobs;
using BasiqAdmin.Components.Pages.Purges;
using BasiqAdmin.Components.Pages.Recovery;
using BasiqAdmin.Components.Pages.Users;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Activities;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Testing.Fakes;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Tests.Pages;

/// <summary>Whoever may only look is offered nothing that changes something, and reads whom to ask.</summary>
public sealed class AuditorTests : PageTest
{
    private const string WhoLooksAfterCases = "Admin or Team lead can look after failed jobs.";

    public AuditorTests() => SignInAs(Role.Auditor);

    [Fact]
    public void User_StaysMasked_AndCannotBePurged()
    {
        Connections.OfUser.Is(Sample.UserOverview([Sample.Connection()]));

        var page = Open<UserPage>($"/users/{Sample.UserId}", ("User", Sample.UserId.Value));

        Assert.Equal("Gavin B••••••", page.Find("h1").Words());
        Assert.Empty(Changing(page));
        Assert.Empty(page.FindAll("th.actions"));
    }

    [Fact]
    public void Connection_CannotBeRefreshedOverriddenQueuedOrPurged_ButItsPurgesAreShown()
    {
        Refreshes.Check.Is(SampleRefreshes.Advised());
        Recovery.Find.Is(SampleRecovery.Row());
        Activities.OfConnection.Is(new ActivityPage([new PurgeActivity(Sample.Now.AddMinutes(-2), Sample.ConnectionId, SampleCases.Bank, "Pied Piper Credit Union", PurgeState.Done, new PurgeActivityDetails(Sample.PurgeId, "Ota", "SUP-1042", 3, 0))], null));

        var page = Open<ConnectionPage>($"/users/{Sample.UserId}/connections/{Sample.ConnectionId}", ("User", Sample.UserId.Value), ("Connection", Sample.ConnectionId.Value));

        Assert.Empty(Changing(page, "Check again"));
        Assert.Contains("Support, Admin or Team lead can refresh connections.", page.Words(), StringComparison.Ordinal);
        Assert.Equal($"/purges/{Sample.PurgeId:D}", page.Find($"a[href*='{Sample.PurgeId:D}']").GetAttribute("href"));
    }

    [Fact]
    public void Recovery_OfAConnectionThatIsNotQueued_IsNotOffered()
    {
        Assert.Empty(Render<RecoveryPanel>(parameters => parameters
            .Add(panel => panel.UserId, Sample.UserId).Add(panel => panel.ConnectionId, Sample.ConnectionId).Add(panel => panel.Offers, true)).Words());
    }

    [Theory]
    [InlineData(Role.Support)]
    [InlineData(Role.Auditor)]
    public void Inbox_WithAnOutageAndACaseOpen_CanBeReadButNotChanged(Role role)
    {
        SignInAs(role);
        Inbox.Folds.Is([new OutageFold(SampleCases.Bank, "Pied Piper Credit Union", 17, Sample.Now.AddHours(-7))]);
        Inbox.Search.Is(Sample.PageOf(SampleCases.Row()));
        Inbox.Get.Is(SampleCases.Details());

        var page = Open<FailedJobsPage>("/failed-jobs?case=12");

        Assert.Equal(role == Role.Support, page.HasButton("Report to Basiq"));
        Assert.Empty(Changing(page, "Save view", "Report to Basiq", "Copy"));
        Assert.Empty(page.FindAll("input[type=checkbox], aside [role=combobox], textarea, [data-key]"));
        Assert.Contains(WhoLooksAfterCases, page.Find("aside").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll(".count-chip"), chip => chip.Words().StartsWith("Mine", StringComparison.Ordinal));
    }

    [Fact]
    public void RecoveryQueue_CannotBePausedOrLeft()
    {
        Recovery.Search.Is(Sample.PageOf(SampleRecovery.Row()));

        Assert.Empty(Changing(Open<RecoveryPage>("/recovery")));
    }

    [Fact]
    public void Bank_CannotBeQueued_AndSaysWhoCan()
    {
        var card = Render<BankRecovery>(parameters => parameters.Add(one => one.Bank, SampleRecovery.Bank).Add(one => one.BankName, "Pied Piper"));

        Assert.Empty(Changing(card));
        Assert.Contains(WhoLooksAfterCases, card.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PurgeState.WaitingForSecondPerson)]
    [InlineData(PurgeState.Unknown)]
    [InlineData(PurgeState.Refused)]
    [InlineData(PurgeState.Done)]
    public void Receipt_InAnyState_IsEvidenceOnly(PurgeState state)
    {
        Purges.Get.Is(Sample.Receipt(state));

        var page = OpenReceipt();

        Assert.Empty(Changing(page, "Print"));
        Assert.DoesNotContain(page.FindAll("a"), link => link.Words() == "New purge…");
    }

    [Fact]
    public void Receipt_ThatWaits_SaysWhoCanDecide()
    {
        Purges.Get.Is(Sample.Receipt(PurgeState.WaitingForSecondPerson));

        Assert.Contains("Admin or Team lead can approve or decline it.", OpenReceipt().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Purges_None_SaysWhoCanAskForOne()
    {
        Assert.Contains("Admin can purge connection data.", Open<PurgesPage>("/purges").Words(), StringComparison.Ordinal);
    }

    private IRenderedComponent<ReceiptPage> OpenReceipt() => Open<ReceiptPage>($"/purges/{Sample.PurgeId:D}", ("Purge", Sample.PurgeId));

    /// <summary>The buttons that do more than to show, copy or narrow.</summary>
    private static IEnumerable<string> Changing<TComponent>(IRenderedComponent<TComponent> page, params string[] harmless)
        where TComponent : IComponent =>
        page.FindAll("button:not([data-copy])").Select(button => button.GetAttribute("aria-label") ?? button.Words()).Except([.. harmless, "Refresh this view", "All", "Failed", "People"], StringComparer.Ordinal);
}
