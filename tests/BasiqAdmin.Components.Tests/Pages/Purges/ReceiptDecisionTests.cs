using BasiqAdmin.Components.Pages.Purges;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.SignIn;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Purges;

/// <summary>What people decide on a receipt: approve, decline, withdraw, read back.</summary>
public sealed class ReceiptDecisionTests : PageTest
{
    [Fact]
    public void Approval_WhenACheckFailsNow_CannotBeGiven()
    {
        SignInAs(Role.TeamLead);
        Purges.Get.Is(Sample.Receipt(PurgeState.WaitingForSecondPerson));
        Purges.PreCheck.Is(Sample.PreCheck() with { Checks = [new PurgeCheck("No job is queued or running", CheckVerdict.Failed, "A job is running.", "Wait for it.", Sample.PreCheck().CheckedAt)] });
        var page = Open();

        page.Button("Approve…").Click();

        Assert.Contains("A job is running.", page.Find("[role=dialog]").Words(), StringComparison.Ordinal);
        Assert.True(page.Button("Approve and purge").HasAttribute("disabled"));
    }

    [Fact]
    public void Waiting_OfSomebodyElse_CanBeApprovedByWhoHasTheRight()
    {
        SignInAs(Role.TeamLead);
        Purges.Get.Is(Sample.Receipt(PurgeState.WaitingForSecondPerson));
        var page = Open();

        page.Button("Approve…").Click();
        page.Button("Approve and purge").Click();

        Assert.Equal(["approve"], Purges.Decisions);
        Assert.Equal("Done", page.Find(".badge").Words());
    }

    [Fact]
    public void Approval_Asked_SaysWhatGoesAndStartsOnCancel()
    {
        SignInAs(Role.TeamLead);
        Purges.Get.Is(Sample.Receipt(PurgeState.WaitingForSecondPerson));
        var page = Open();

        page.Button("Approve…").Click();

        Assert.Contains("This cannot be undone.", page.Find("[role=dialog]").Words(), StringComparison.Ordinal);
        Assert.Contains(Sample.ConnectionId.Value, page.Find("[role=dialog]").Words(), StringComparison.Ordinal);
        Assert.Equal(page.Button("Cancel").Id, JSInterop.VerifyInvoke("basiqAdmin.focusOnce").Arguments[0]);
        page.Button("Cancel").Click();
        Assert.Empty(page.FindAll("[role=dialog]"));
        Assert.Empty(Purges.Decisions);
    }

    [Fact]
    public void Waiting_OfOneself_CanBeWithdrawnButNotApproved()
    {
        Purges.Get.Is(Sample.Receipt(PurgeState.WaitingForSecondPerson) with { RequesterId = DevelopmentPeople.All.Single(person => person.Role is Role.Admin).Id });
        Purges.Decision.Is(Sample.Receipt(PurgeState.Withdrawn));
        var page = Open();
        Assert.False(page.HasButton("Approve…"));

        page.Button("Withdraw").Click();

        Assert.Equal(["withdraw"], Purges.Decisions);
        Assert.Equal("Withdrawn", page.Find(".badge").Words());
    }

    [Fact]
    public void Waiting_Declined_NeedsAReason()
    {
        SignInAs(Role.TeamLead);
        Purges.Get.Is(Sample.Receipt(PurgeState.WaitingForSecondPerson));
        Purges.Decision.Is(Sample.Receipt(PurgeState.Declined));
        var page = Open();
        page.Button("Decline…").Click();
        Assert.True(page.Button("Decline").HasAttribute("disabled"));

        page.Find("textarea").Input("Not agreed with the customer");
        page.Button("Decline").Click();

        Assert.Equal(["decline: Not agreed with the customer"], Purges.Decisions);
        Assert.Equal("Declined", page.Find(".badge").Words());
    }

    [Fact]
    public void Decision_Rejected_SaysWhyAndKeepsTheReceipt()
    {
        SignInAs(Role.TeamLead);
        Purges.Get.Is(Sample.Receipt(PurgeState.WaitingForSecondPerson));
        Purges.Decision.Fails(new PurgeRejectedException("It expired a minute ago."));
        var page = Open();

        page.Button("Approve…").Click();
        page.Button("Approve and purge").Click();

        Assert.Contains("It expired a minute ago.", page.Find("[role=alert]").Words(), StringComparison.Ordinal);
        Assert.Equal("Waiting for approval", page.Find(".badge").Words());
    }

    [Fact]
    public async Task Decision_AnsweredWhenAnotherReceiptIsOpen_IsNotShownThere()
    {
        SignInAs(Role.TeamLead);
        Purges.Get.Is(Sample.Receipt(PurgeState.WaitingForSecondPerson));
        var late = Purges.Decision.Waits();
        var page = Open();
        page.Button("Approve…").Click();
        var approving = page.Button("Approve and purge").ClickAsync(new());
        var other = Sample.Receipt(PurgeState.WaitingForSecondPerson) with { Id = new Guid("0d4e3c2b-1a09-4876-b543-210fedcba987") };
        Purges.Get.Is(other);
        page.Render(parameters => parameters.Add(receipt => receipt.Purge, other.Id));

        late.SetResult(Sample.Receipt(PurgeState.Done));
        await approving;

        Assert.Equal("Waiting for approval", page.Find(".badge").Words());
        Assert.Empty(page.FindAll("[role=dialog]"));
    }

    [Fact]
    public void Unknown_ReadBackAsked_IsDoneAndANewPurgeSaysThatItIsOne()
    {
        Purges.Get.Is(Sample.Receipt(PurgeState.Unknown));
        Purges.Decision.Is(Sample.Receipt(PurgeState.Done));
        var page = Open();
        var again = page.Link("New purge…").GetAttribute("href");

        page.Button("Verify now").Click();

        Assert.Equal(["read back"], Purges.Decisions);
        Assert.Equal($"/users/{Sample.UserId}/connections/{Sample.ConnectionId}?purge={Sample.ConnectionId}&repeats={Sample.PurgeId:D}", again);
    }

    private IRenderedComponent<ReceiptPage> Open() => Open<ReceiptPage>($"/purges/{Sample.PurgeId:D}", ("Purge", Sample.PurgeId));
}
