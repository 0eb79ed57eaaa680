using BasiqAdmin.Components.Pages.Purges;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.SignIn;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Purges;

public sealed class ReceiptPageTests : PageTest
{
    [Theory]
    [InlineData(PurgeState.Done, "Done")]
    [InlineData(PurgeState.Refused, "Refused")]
    [InlineData(PurgeState.Unknown, "Outcome unknown, being settled")]
    [InlineData(PurgeState.Sending, "Outcome unknown, being settled")]
    [InlineData(PurgeState.WaitingForSecondPerson, "Waiting for a second person")]
    [InlineData(PurgeState.Declined, "Declined")]
    [InlineData(PurgeState.Expired, "Expired")]
    [InlineData(PurgeState.Withdrawn, "Withdrawn")]
    public void Receipt_InEachState_SaysItsWord(PurgeState state, string word)
    {
        Purges.Get.Is(Sample.Receipt(state));

        var page = Open();

        Assert.Equal("Purge receipt", page.Find("h1").Words());
        Assert.Equal(word, page.Find(".badge").Words());
    }

    [Theory]
    [InlineData(PurgeState.Refused)]
    [InlineData(PurgeState.Unknown)]
    [InlineData(PurgeState.Sending)]
    [InlineData(PurgeState.WaitingForSecondPerson)]
    [InlineData(PurgeState.Declined)]
    [InlineData(PurgeState.Expired)]
    [InlineData(PurgeState.Withdrawn)]
    public void Receipt_NotDone_NeverClaimsThatDataWasRemoved(PurgeState state)
    {
        Purges.Get.Is(Sample.Receipt(state));

        var page = Open();

        Assert.DoesNotContain("Basiq removed", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Receipt_Done_HoldsTheWholeEvidence()
    {
        Purges.Get.Is(Sample.Receipt(PurgeState.Done) with { ApproverName = "Mira" });

        var text = Open().Words();

        Assert.Contains("The connection id stays: a refresh fetches data again.", text, StringComparison.Ordinal);
        Assert.Contains("0 accounts left", text, StringComparison.Ordinal);
        Assert.Contains("HTTP status 204", text, StringComparison.Ordinal);
        Assert.Contains("8c1f0a52d6e94c57a1b3", text, StringComparison.Ordinal);
        Assert.Contains("Customer asked for deletion, ticket 4711", text, StringComparison.Ordinal);
        Assert.Contains("Requested by Ota", text, StringComparison.Ordinal);
        Assert.Contains("Approved by Mira", text, StringComparison.Ordinal);
        Assert.Contains("20 Nov 2026 08:58:00 UTC", text, StringComparison.Ordinal);
        Assert.Contains("Position 42", text, StringComparison.Ordinal);
        Assert.Contains(new string('a', 64), text, StringComparison.Ordinal);
        Assert.Contains("Connection is active", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Receipt_RefusedByBasiq_ShowsCodeTitleAndDetail()
    {
        Purges.Get.Is(Sample.Receipt(PurgeState.Refused) with { HttpStatus = 400, Code = "invalid-state", Title = "Invalid connection", Detail = "The connection is not active." });

        var text = Open().Words();

        Assert.Contains("Basiq refused the purge, so nothing was removed.", text, StringComparison.Ordinal);
        Assert.Contains("Code invalid-state", text, StringComparison.Ordinal);
        Assert.Contains("Title Invalid connection", text, StringComparison.Ordinal);
        Assert.Contains("Detail The connection is not active.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Receipt_Unsettled_LooksAgainByItselfUntilItIsSettled()
    {
        Purges.Get.Is(Sample.Receipt(PurgeState.Unknown));
        var page = Open();
        Purges.Get.Is(Sample.Receipt(PurgeState.Done));

        Time.Advance(TimeSpan.FromSeconds(2));

        page.WaitForAssertion(() => Assert.Equal("Done", page.Find(".badge").Words()));
        var asked = Purges.Get.Asked;
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(asked, Purges.Get.Asked);
    }

    [Fact]
    public void Receipt_Export_LeadsToItsJson()
    {
        var page = Open();

        Assert.Equal($"/exports/purges/{Sample.PurgeId:D}.json", page.Link("JSON").GetAttribute("href"));
        Assert.True(page.Button("Print").HasAttribute("data-print"));
    }

    [Fact]
    public void Receipt_UnknownId_SaysWhatToDo()
    {
        Purges.Get.Is(null);

        var page = Open();

        Assert.Contains("There is no purge with this id", page.Words(), StringComparison.Ordinal);
        Assert.Equal("/purges", page.Link("Go to purges").GetAttribute("href"));
    }

    [Fact]
    public void Done_OffersARefresh()
    {
        Purges.Get.Is(Sample.Receipt(PurgeState.Done));
        var page = Open();

        page.Button("Refresh").Click();

        Assert.Contains("Basiq fetches the data again.", page.Words(), StringComparison.Ordinal);
        Assert.Equal(1, Refreshes.Refresh.Asked);
    }

    [Fact]
    public void Done_RefreshRejected_SaysWhyAndCanBeAskedAgain()
    {
        Purges.Get.Is(Sample.Receipt(PurgeState.Done));
        Refreshes.Refresh.Fails(new RefreshRejectedException("The bank is in a major outage."));
        var page = Open();

        page.Button("Refresh").Click();

        Assert.Contains("The bank is in a major outage.", page.Words(), StringComparison.Ordinal);
        Assert.True(page.HasButton("Refresh"));
    }

    [Fact]
    public void Refused_OffersNoRefresh()
    {
        Purges.Get.Is(Sample.Receipt(PurgeState.Refused));

        Assert.DoesNotContain("Fetch data again", Open().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Approval_WhenACheckFailsNow_CannotBeGiven()
    {
        SignInAs(Role.TeamLead);
        Purges.Get.Is(Sample.Receipt(PurgeState.WaitingForSecondPerson));
        Purges.PreCheck.Is(Sample.PreCheck() with { Checks = [new PurgeCheck("No job is queued or running", CheckVerdict.Failed, "A job is running.", "Wait for it.", Sample.PreCheck().CheckedAt)] });
        var page = Open();

        page.Button("Approve…").Click();

        Assert.Contains("A job is running.", page.Find("dialog").Words(), StringComparison.Ordinal);
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

        Assert.Contains("This cannot be undone.", page.Find("dialog").Words(), StringComparison.Ordinal);
        Assert.Contains(Sample.ConnectionId.Value, page.Find("dialog").Words(), StringComparison.Ordinal);
        Assert.True(page.Button("Cancel").HasAttribute("autofocus"));
        page.Button("Cancel").Click();
        Assert.Empty(page.FindAll("dialog"));
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
        Assert.Equal("Waiting for a second person", page.Find(".badge").Words());
    }

    [Fact]
    public void Unknown_ReadBackAsked_IsDoneAndANewPurgeSaysThatItIsOne()
    {
        Purges.Get.Is(Sample.Receipt(PurgeState.Unknown));
        Purges.Decision.Is(Sample.Receipt(PurgeState.Done));
        var page = Open();
        var again = page.Link("New purge…").GetAttribute("href");

        page.Button("Read back now").Click();

        Assert.Equal(["read back"], Purges.Decisions);
        Assert.Equal($"/users/{Sample.UserId}/connections/{Sample.ConnectionId}?purge={Sample.ConnectionId}&repeats={Sample.PurgeId:D}", again);
    }

    private IRenderedComponent<ReceiptPage> Open() => Open<ReceiptPage>($"/purges/{Sample.PurgeId:D}", ("Purge", Sample.PurgeId));
}
