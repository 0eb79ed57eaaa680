using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Components.Pages.FailedJobs;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Testing.Fakes;
using Microsoft.AspNetCore.Components.Web;

namespace BasiqAdmin.Components.Tests.Pages.FailedJobs;

public sealed class CasePanelTests : PageTest
{
    private static readonly Person Ada = new("dev-admin", "Ada");

    public CasePanelTests()
    {
        SignInAs(Role.TeamLead);
        Inbox.Get.Is(SampleCases.Details());
        Jobs.Get.Is(SampleJobs.Details(SampleJobs.Failed(), SampleJobs.Diagnosis()));
    }

    [Fact]
    public void Case_Opened_SaysWhatHappenedWhatToDoAndWhatToTellTheCustomer()
    {
        var text = OpenCase().Find("aside").Words();

        Assert.Contains("Gavin B•••••• · Pied Piper Credit Union", text, StringComparison.Ordinal);
        Assert.Contains("Customer Case 12", text, StringComparison.Ordinal);
        Assert.Contains("Pied Piper has locked the customer's access.", text, StringComparison.Ordinal);
        Assert.Contains("Next step: Leave the connection alone until then.", text, StringComparison.Ordinal);
        Assert.Contains("Please contact Pied Piper to unlock your access.", text, StringComparison.Ordinal);
        Assert.Contains("Accounts failed · 12 s · usually 10 s", text, StringComparison.Ordinal);
        Assert.Contains("2 times in a row", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Case_Opened_IsNamedByTheTab()
    {
        var page = OpenCase();

        Assert.Equal("Case 12 · Gavin B. · Failed jobs · BasiqAdmin", Render(page.FindComponents<PageTitle>()[^1].Instance.ChildContent!).Markup);
    }

    [Fact]
    public void Case_JobUnreadable_KeepsTheCase()
    {
        Jobs.Get.Fails(new InvalidOperationException("locked"));

        var text = OpenCase().Find("aside").Words();

        Assert.Contains("The job could not be loaded", text, StringComparison.Ordinal);
        Assert.Contains("Notes and history", text, StringComparison.Ordinal);
    }

    [Fact]
    public void AssignToMe_Pressed_GivesItToThePersonAndReloadsTheList()
    {
        Inbox.Change.Is(SampleCases.AssignedTo(new Person("dev-team-lead", "Mira")));
        var page = OpenCase();

        page.Find("[data-key=a]").Click();

        var (seen, change) = Assert.Single(Inbox.Changes);
        Assert.Equal(new CaseRef(12, 3), seen);
        Assert.Equal(new CaseChange.Assign(new Person("dev-team-lead", "Mira")), change);
        Assert.Empty(page.FindAll("aside [data-key=a]"));
        Assert.Equal(2, Inbox.Searches.Count);
    }

    [Fact]
    public void Resolve_WithoutAReason_CannotBeConfirmed()
    {
        var page = OpenCase();

        page.Find("[data-key=e]").Click();
        Assert.True(Confirm(page, "Resolve").HasAttribute("disabled"));
        page.Find("#draft-reason").Input("Ticket 4711");
        Confirm(page, "Resolve").Click();

        Assert.Equal(new CaseChange.Resolve("Ticket 4711"), Assert.Single(Inbox.Changes).Change);
        Assert.Empty(page.FindAll("[role=dialog]"));
    }

    [Fact]
    public void Resolve_WithOneOfTheReasons_NeedsNoWords()
    {
        var page = OpenCase();
        page.Find("[data-key=e]").Click();

        page.FindAll("[role=dialog] label").Single(label => label.Words() == "Works again").QuerySelector("input")!.Change("on");
        Confirm(page, "Resolve").Click();

        Assert.Equal(new CaseChange.Resolve(string.Empty) { Code = ResolutionReason.WorksAgain }, Assert.Single(Inbox.Changes).Change);
    }

    [Fact]
    public void Resolve_EnterInTheReason_IsEnough()
    {
        var page = OpenCase();
        page.Find("[data-key=e]").Click();
        page.Find("#draft-reason").Input("Ticket 4711");

        page.Find("[role=dialog] form").Submit();

        Assert.Equal(new CaseChange.Resolve("Ticket 4711"), Assert.Single(Inbox.Changes).Change);
    }

    [Fact]
    public void Snooze_UntilTomorrow_MeansNineOfThePersonsOwnClock()
    {
        Current.Set(Current.Actor, TimeZoneInfo.FindSystemTimeZoneById("Australia/Sydney"));
        var page = OpenCase();

        page.Find("[data-key=s]").Click();
        Confirm(page, "Snooze").Click();

        Assert.Equal(new CaseChange.SnoozeUntil(new DateTimeOffset(2026, 11, 20, 22, 0, 0, TimeSpan.Zero)), Assert.Single(Inbox.Changes).Change);
    }

    [Fact]
    public void Snooze_OfACaseWhoseBankWorks_OffersNoRecoveryToWaitFor()
    {
        Inbox.Get.Is(SampleCases.Details(SampleCases.Row() with { BankStatus = ConnectorStatus.Operational }));
        var page = OpenCase();

        page.Find("[data-key=s]").Click();

        Assert.DoesNotContain("The bank recovers", page.Find("#draft-snooze").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Snooze_UntilTheBankRecovers_IsOffered()
    {
        var page = OpenCase();

        page.Find("[data-key=s]").Click();
        page.Choose("#draft-snooze", "When the bank is back");
        Confirm(page, "Snooze").Click();

        Assert.IsType<CaseChange.SnoozeForBank>(Assert.Single(Inbox.Changes).Change);
    }

    [Fact]
    public void Conflict_WithAColleague_IsToldAndLosesNothingTyped()
    {
        Inbox.Change.Fails(new CaseConflictException("Ada changed this case in the meantime (Assigned). Nothing of yours was saved; look at it and try again.", SampleCases.AssignedTo(Ada)));
        var page = OpenCase();
        page.Find("[data-key=e]").Click();
        page.Find("#draft-reason").Input("Ticket 4711");

        Confirm(page, "Resolve").Click();

        Assert.Contains("Ada changed this case in the meantime", page.Find("[role=dialog]").Words(), StringComparison.Ordinal);
        Assert.Equal("Ticket 4711", page.Find("#draft-reason").GetAttribute("value"));
        Assert.Contains("Assigned · Ada", page.Find(".case-history").Words(), StringComparison.Ordinal);
        Inbox.Change.Is(SampleCases.Details());
        Confirm(page, "Resolve").Click();
        Assert.Equal(new CaseRef(12, 4), Inbox.Changes[^1].Seen);
    }

    [Fact]
    public void Colleague_WhoChangedTheCaseBehindTheDialog_IsToldOfBeforeItIsOverwritten()
    {
        var page = OpenCase();
        page.Find("[data-key=e]").Click();
        page.Find("#draft-reason").Input("Ticket 4711");
        Inbox.Get.Is(SampleCases.AssignedTo(Ada));
        Time.Advance(TimeSpan.FromSeconds(20));
        page.WaitForAssertion(() => Assert.Contains("Changed while you looked: assigned, by Ada.", page.Find("aside").Words(), StringComparison.Ordinal));
        Inbox.Change.Fails(new CaseConflictException("Ada changed this case in the meantime (Assigned).", SampleCases.AssignedTo(Ada)));

        Confirm(page, "Resolve").Click();

        page.WaitForAssertion(() => Assert.Contains("Ada changed this case in the meantime", page.Find("[role=dialog]").Words(), StringComparison.Ordinal));
        Assert.Equal(new CaseRef(12, 3), Assert.Single(Inbox.Changes).Seen);
        Assert.Equal("Ticket 4711", page.Find("#draft-reason").GetAttribute("value"));
    }

    [Fact]
    public void Note_Refused_IsKeptAndSaysWhy()
    {
        Inbox.Change.Fails(new RejectedException("A note has 1 to 2000 characters."));
        var page = OpenCase();
        page.Find("#case-note").Input("Called the customer");

        page.Button("Add note").Click();

        Assert.Equal(new CaseChange.AddNote("Called the customer"), Assert.Single(Inbox.Changes).Change);
        Assert.Contains("A note has 1 to 2000 characters.", page.Find("aside").Words(), StringComparison.Ordinal);
        Assert.Equal("Called the customer", page.Find("#case-note").GetAttribute("value"));
    }

    [Fact]
    public async Task Note_AddedWithADoubleClick_IsAddedOnce()
    {
        Inbox.Change.Waits();
        var page = OpenCase();
        page.Find("#case-note").Input("Called the customer");
        var button = page.Button("Add note");
        _ = button.ClickAsync(new());

        await button.ClickAsync(new());

        Assert.Single(Inbox.Changes);
    }

    [Fact]
    public void NoteAndReason_AreKeptByTheBrowserUntilTheyAreSent()
    {
        var page = OpenCase();
        page.Find("[data-key=e]").Click();

        Assert.Equal("note-12", page.Find("#case-note").GetAttribute("data-draft"));
        Assert.Equal("note-12", page.Button("Add note").GetAttribute("data-draft-end"));
        Assert.Equal("Resolve-12", page.Find("#draft-reason").GetAttribute("data-draft"));
        Assert.Equal("Resolve-12", Confirm(page, "Resolve").GetAttribute("data-draft-end"));
        Assert.Equal("Resolve-12", page.Find("[role=dialog] form").GetAttribute("data-draft-end"));
    }

    [Fact]
    public void Note_HalfWritten_WaitsWhileAnotherCaseIsOpen()
    {
        var page = OpenCase();
        page.Find("#case-note").Input("Called the cust");

        Navigation.NavigateTo("/failed-jobs?case=13");
        page.WaitForAssertion(() => Assert.Equal("", page.Find("#case-note").GetAttribute("value")));
        Navigation.NavigateTo("/failed-jobs?case=12");

        page.WaitForAssertion(() => Assert.Equal("Called the cust", page.Find("#case-note").GetAttribute("value")));
        page.Button("Add note").Click();
        Assert.Equal("", page.Find("#case-note").GetAttribute("value"));
    }

    [Fact]
    public void Case_LeadsToItsUserBankConnectionAndJob()
    {
        var links = OpenCase().FindAll("aside .case-facts a").Select(link => link.GetAttribute("href"));

        Assert.Equal([$"/users/{Sample.UserId}", "/connectors/AU00002", $"/users/{Sample.UserId}/connections/{Sample.ConnectionId}", $"/jobs/{Sample.JobId}"], links);
    }

    [Fact]
    public void Case_ThatClosedItselfMeanwhile_SaysSo()
    {
        var page = OpenCase();
        Inbox.Get.Is(SampleCases.ClosedItself());

        Time.Advance(TimeSpan.FromSeconds(20));

        page.WaitForAssertion(() => Assert.Contains("Resolved automatically: a later job of the connection succeeded.", page.Find("aside").Words(), StringComparison.Ordinal));
        Assert.Empty(page.FindAll("aside [data-key]"));
        Assert.Contains(page.FindAll("aside button"), button => button.Words() == "Reopen");
        page.WaitForAssertion(() => Assert.Equal(2, Inbox.Searches.Count));
    }

    [Fact]
    public void Case_WithAnUnknownNumber_SaysSo()
    {
        Inbox.Get.Is(null);

        Assert.Contains("There is no case 12", OpenCase().Find("aside").Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Take it a")]
    [InlineData("dev-admin", "Take it a")]
    [InlineData("dev-team-lead", "Resolve e")]
    public void Case_OfWhomever_HasOneActionThatStandsOut(string assignee, string action)
    {
        Inbox.Get.Is(assignee.Length == 0 ? SampleCases.Details() : SampleCases.AssignedTo(new Person(assignee, "Somebody")));

        Assert.Equal(action, Assert.Single(OpenCase().FindAll("aside .mud-button-filled")).Words());
    }

    [Fact]
    public void Case_ReportedToBasiq_IsSentAsTextOrAsJson()
    {
        var page = OpenCase();

        page.Button("Report to Basiq").Click();

        var values = page.FindAll("[role=dialog] button[data-copy]").ToDictionary(button => button.Words(), button => button.GetAttribute("data-copy")!, StringComparer.Ordinal);
        Assert.Contains($"jobId: {Sample.JobId}", values["Copy"], StringComparison.Ordinal);
        Assert.DoesNotContain("Gavin", values["Copy"], StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("{", values["Copy JSON"], StringComparison.Ordinal);
    }

    private IRenderedComponent<FailedJobsPage> OpenCase() => Open<FailedJobsPage>("/failed-jobs?case=12");

    private static AngleSharp.Dom.IElement Confirm(IRenderedComponent<FailedJobsPage> page, string name) =>
        page.FindAll("[role=dialog] button").Single(button => button.Words() == name);
}
