using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Pages.Purges;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Fakes;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Components.Tests.Pages.Purges;

public sealed class ReceiptPageTests : PageTest
{
    [Theory]
    [InlineData(PurgeState.Done, "Done")]
    [InlineData(PurgeState.Refused, "Refused")]
    [InlineData(PurgeState.Unknown, "Outcome unknown, being settled")]
    [InlineData(PurgeState.Sending, "Outcome unknown, being settled")]
    [InlineData(PurgeState.WaitingForSecondPerson, "Waiting for approval")]
    [InlineData(PurgeState.Declined, "Declined")]
    [InlineData(PurgeState.Expired, "Expired")]
    [InlineData(PurgeState.Withdrawn, "Withdrawn")]
    public void Receipt_InEachState_SaysItsWord(PurgeState state, string word)
    {
        Purges.Get.Is(Sample.Receipt(state));
        Users.Search.Is(Sample.PageOf(Sample.UserInList()));

        var page = Open();

        Assert.Equal("Purge receipt", page.Find("h1").Words());
        Assert.Equal(word, page.Find(".badge").Words());
        Assert.Equal("Receipt 1042 · Pied Piper Credit Union · Gavin B. · BasiqAdmin", Render(page.FindComponents<PageTitle>()[^1].Instance.ChildContent!).Markup);
    }

    [Theory]
    [InlineData(PurgeState.Done, "Print")]
    [InlineData(PurgeState.Unknown, "Verify now")]
    [InlineData(PurgeState.Refused, null)]
    public void FilledButton_IsTheNextStep(PurgeState state, string? button)
    {
        Purges.Get.Is(Sample.Receipt(state));

        Assert.Equal(button, Open().FindAll(".mud-button-filled").SingleOrDefault()?.Words());
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
        Assert.Contains("Data purged · 3 → 0 accounts · verified", text, StringComparison.Ordinal);
        Assert.Contains("Verified: 0 accounts left", text, StringComparison.Ordinal);
        Assert.Contains("HTTP status 204", text, StringComparison.Ordinal);
        Assert.Contains("8c1f0a52d6e94c57a1b3", text, StringComparison.Ordinal);
        Assert.Contains("Customer asked for deletion, ticket 4711", text, StringComparison.Ordinal);
        Assert.Contains("Requested by Ota", text, StringComparison.Ordinal);
        Assert.Contains("Approved by Mira", text, StringComparison.Ordinal);
        Assert.Contains("20 Nov 2026 08:58:00 UTC", text, StringComparison.Ordinal);
        Assert.Contains("Audit entry Number 42", text, StringComparison.Ordinal);
        Assert.Contains(new string('a', 64), text, StringComparison.Ordinal);
        Assert.Contains("Connection is active", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Receipt_User_IsMaskedAndTheirIdWhole()
    {
        Users.Search.Is(Sample.PageOf(Sample.UserInList()));

        var page = Open();

        Assert.Contains($"User Gavin B•••••• {Sample.UserId}", page.Words(), StringComparison.Ordinal);
        Assert.Equal(new UserFilter(Sample.UserId.Value), Assert.Single(Users.Searches).Filter);
    }

    [Fact]
    public void Receipt_Checks_AreOneLineAndWhatDidNotPassIsNamed()
    {
        var receipt = Sample.Receipt(PurgeState.Done);
        var warning = new PurgeCheck("Bank is operational", CheckVerdict.Warning, "The bank is degraded.", null, Sample.Now);
        Purges.Get.Is(receipt with { PreCheck = receipt.PreCheck with { Checks = [new PurgeCheck("Connection is active", CheckVerdict.Passed, "It is active.", null, Sample.Now), warning] } });

        var page = Open();

        Assert.Contains("1 of 2 checks passed", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Take note: Bank is operational. The bank is degraded.", page.Words(), StringComparison.Ordinal);
        Assert.Contains("No approval needed", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Receipt_BankAsItIsNow_IsOnScreenAndNotPrinted()
    {
        Purges.Search.Is(Sample.PageOf(Sample.PurgeInList(PurgeState.Done) with { InstitutionId = InstitutionId.Parse("AU00002"), BankStatus = ConnectorStatus.MajorOutage }));

        var page = Open();

        Assert.Equal(new PurgeFilter(ConnectionId: Sample.ConnectionId), Assert.Single(Purges.Searches).Filter);
        Assert.Equal("/connectors/AU00002", page.Link("Major outage").GetAttribute("href"));
        Assert.NotNull(page.Link("Major outage").Closest(".screen-only"));
    }

    [Fact]
    public void Receipt_BankThatCannotBeRead_IsLeftOut()
    {
        Purges.Search.Fails(new InvalidOperationException("locked"));

        var page = Open();

        Assert.Contains("Bank Pied Piper Credit Union Connection", page.Words(), StringComparison.Ordinal);
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
    public void Receipt_NeverReachedBasiq_SaysNeitherSentNorRefusedNorReadBack()
    {
        Purges.Get.Is(Sample.Receipt(PurgeState.Refused) with { HttpStatus = null, CorrelationId = null, Finding = "The request never reached Basiq; nothing was sent." });

        var page = Open();

        var text = page.Words();
        Assert.Contains("Refused Not purged · nothing was removed The request never reached Basiq; nothing was sent.", text, StringComparison.Ordinal);
        Assert.Contains("Verification Not verified", text, StringComparison.Ordinal);
        Assert.Contains("Sent 20 Nov 2026 08:58:00 UTC Outcome known", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Basiq refused", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Receipt_AnotherOneOpened_ShowsNothingOfTheOneBefore()
    {
        var page = Open();
        Purges.Get.Waits();

        page.Render(parameters => parameters.Add(receipt => receipt.Purge, new Guid("0d4e3c2b-1a09-4876-b543-210fedcba987")));

        Assert.DoesNotContain("Pied Piper", page.Words(), StringComparison.Ordinal);
        Assert.False(page.HasButton("Print"));
    }

    [Fact]
    public void Receipt_DoneWithAccountsLeft_SaysSoAndIsNotGreen()
    {
        Purges.Get.Is(Sample.Receipt(PurgeState.Done) with { ReadBack = new PurgeVerification(3, Sample.Now, 1, "Basiq confirmed the purge, yet still holds 3 accounts.", Sample.Now.AddSeconds(5)) });

        var page = Open();

        Assert.Contains("Basiq confirmed the purge, but still holds 3 accounts.", page.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Basiq removed", page.Words(), StringComparison.Ordinal);
        Assert.Contains("warn", page.Find(".badge").ClassList);
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
    public void Receipt_UnsettledForLong_LooksLessAndLessOften()
    {
        Purges.Get.Is(Sample.Receipt(PurgeState.Unknown));
        var page = Open();
        var asked = new List<int>();

        foreach (var wait in new[] { 2, 4, 8, 16, 30, 30 })
        {
            Time.Advance(TimeSpan.FromSeconds(wait - 1));
            asked.Add(Purges.Get.Asked);
            Time.Advance(TimeSpan.FromSeconds(1));
            page.WaitForAssertion(() => Assert.Equal(asked[^1] + 1, Purges.Get.Asked));
        }

        Assert.Equal([1, 2, 3, 4, 5, 6], asked);
    }

    [Fact]
    public async Task Receipt_ThatWaitsForApproval_IsLookedAtOnceItIsDecidedAndNotBefore()
    {
        Purges.Get.Is(Sample.Receipt(PurgeState.WaitingForSecondPerson));
        Purges.Search.Is(Sample.PageOf(Sample.PurgeInList(PurgeState.WaitingForSecondPerson)));
        var page = Open();
        Time.Advance(TimeSpan.FromMinutes(10));
        await Services.GetRequiredService<FrameFeed>().EnsureAsync();
        Assert.Equal(1, Purges.Get.Asked);

        Purges.Get.Is(Sample.Receipt(PurgeState.Declined));
        Purges.Search.Is(Sample.PageOf<PurgeRow>());
        Time.Advance(TimeSpan.FromSeconds(15));

        page.WaitForAssertion(() => Assert.Equal("Declined", page.Find(".badge").Words()));
    }

    [Fact]
    public void Receipt_ThatCannotBeSettled_SaysSoWhyAndWhatToDo()
    {
        var later = Guid.NewGuid();
        Purges.Get.Is(Sample.Receipt(PurgeState.Unknown) with { CannotBeSettled = true, Finding = "The connection has since been deleted at Basiq.", RepeatedBy = later });

        var page = Open();

        Assert.Equal("Outcome unknown", page.Find(".badge").Words());
        Assert.Contains("To be sure that the data is gone, start a new purge.", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Evidence The connection has since been deleted at Basiq.", page.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("updates automatically", page.Words(), StringComparison.Ordinal);
        Assert.Equal($"/purges/{later:D}", page.Find($"a[href$='{later:D}']").GetAttribute("href"));
        Assert.Contains($"Repeat requested {later:D}", page.Words(), StringComparison.Ordinal);
        var asked = Purges.Get.Asked;
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(asked, Purges.Get.Asked);
    }

    [Fact]
    public void Receipt_ApprovedByASecondPerson_ShowsTheChecksOfThen()
    {
        var receipt = Sample.Receipt(PurgeState.Done);
        Purges.Get.Is(receipt with { ApprovalPreCheck = receipt.PreCheck });

        var page = Open();

        Assert.Single(page.FindAll("[aria-label='Checks before the purge']"));
        Assert.Single(page.FindAll("[aria-label='Checks at the approval']"));
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

    [Theory]
    [InlineData(PurgeState.Done)]
    [InlineData(PurgeState.Refused)]
    public void Receipt_OffersNoRefresh(PurgeState state)
    {
        Purges.Get.Is(Sample.Receipt(state));

        var page = Open();

        Assert.False(page.HasButton("Refresh"));
        Assert.False(page.HasButton("Refresh this view"));
    }

    private IRenderedComponent<ReceiptPage> Open() => Open<ReceiptPage>($"/purges/{Sample.PurgeId:D}", ("Purge", Sample.PurgeId));
}
