using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Components.Pages.Diagnoses;
using BasiqAdmin.Components.Pages.Users;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Display;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Readings;
using BasiqAdmin.Testing.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Components.Tests.Pages.Diagnoses;

public sealed class DiagnosisTests : PageTest
{
    [Fact]
    public void Diagnosis_OfAUser_ComesFirstAndSaysWhatIsWrongWhoMustActAndWhatToSay()
    {
        Finds([SampleJobs.OfConnection(SampleJobs.Diagnosis())]);

        var page = Open();

        var region = page.FindAll("section")[0];
        Assert.Equal("Diagnosis", region.GetAttribute("aria-label"));
        Assert.Equal("Pied Piper has locked the customer's access.", region.QuerySelector("h2")!.Words());
        Assert.Contains("since 6:00 am Customer must act · No fetch that succeeded is known · 2 failed jobs in a row · Refresh once, after the customer has done it.", region.Words(), StringComparison.Ordinal);
        Assert.Contains("Next step: Leave the connection alone until then.", region.Words(), StringComparison.Ordinal);
        Assert.Equal("Please contact Pied Piper to unlock your access.", region.QuerySelector("blockquote")!.Words());
        Assert.Equal($"/users/{Sample.UserId}/connections/{Sample.ConnectionId}", page.Link("Pied Piper Credit Union").GetAttribute("href"));
        Assert.Equal($"/jobs/{Sample.JobId}", page.Link("Open job").GetAttribute("href"));
    }

    [Fact]
    public void CustomerText_Copied_IsTheTextAlone()
    {
        Finds([SampleJobs.OfConnection(SampleJobs.Diagnosis())]);

        Assert.Equal("Please contact Pied Piper to unlock your access.", Open().Button("Copy message").GetAttribute("data-copy"));
    }

    [Fact]
    public void ReportToBasiq_ShowsWhatIsSent_AndCopiesItAsTextOrJson()
    {
        var page = OpenReport();

        var dialog = page.Find("[role=dialog]");
        Assert.Contains("Report to Basiq: Pied Piper Credit Union", dialog.Words(), StringComparison.Ordinal);
        Assert.Equal(SampleJobs.Bundle().ToText(), dialog.QuerySelector("pre")!.TextContent);
        Assert.Equal((SampleJobs.Bundle().ToText(), SampleJobs.Bundle().ToJson()), (page.Button("Copy").GetAttribute("data-copy"), page.Button("Copy JSON").GetAttribute("data-copy")));
    }

    [Fact]
    public void ReportToBasiq_Marked_IsNotedWithItsTicketAndSaidSo()
    {
        var page = OpenReport();
        page.Find("#report-ticket").Input("BSQ-77");

        page.Button("Mark as reported").Click();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[role=dialog]")));
        Assert.Equal((Sample.ConnectionId, (JobId?)Sample.JobId, "BSQ-77"), Assert.Single(Reports.Marked) is var row ? (row.ConnectionId, row.JobId, row.Ticket) : default);
        Assert.Equal("Marked as reported to Basiq", Assert.Single(Services.GetRequiredService<Toasts>().Shown).Text);
    }

    [Fact]
    public void ReportToBasiq_ThatCannotBeMade_SaysSoAndCanBeTriedAgain()
    {
        Jobs.Bundle.Fails(new InvalidOperationException("away"));
        var page = OpenReport();
        Assert.Contains("The report could not be loaded", page.Find("[role=dialog] [role=alert]").Words(), StringComparison.Ordinal);
        Assert.True(page.Button("Mark as reported").HasAttribute("disabled"));
        Jobs.Bundle.Is(SampleJobs.Bundle());

        page.Button("Retry").Click();

        Assert.True(page.HasButton("Copy JSON"));
    }

    [Fact]
    public void ReportToBasiq_OfAnotherJob_HasNothingOfTheOneBefore()
    {
        var button = Render<ReportButton>(parameters => parameters.Add(report => report.JobId, Sample.JobId).Add(report => report.BankName, "Pied Piper"));
        button.Button("Report to Basiq").Click();
        button.Find("#report-ticket").Input("BSQ-77");
        button.Button("Cancel").Click();
        var bundle = Jobs.Bundle.Waits();
        button.Render(parameters => parameters.Add(report => report.JobId, JobId.Parse("another-job")));

        button.Button("Report to Basiq").Click();

        Assert.Empty(button.FindAll("[role=dialog] pre"));
        bundle.SetResult(SampleJobs.Bundle());
        button.WaitForAssertion(() => Assert.Equal(string.Empty, button.Find("#report-ticket").GetAttribute("value") ?? string.Empty));
    }

    [Fact]
    public void ReportToBasiq_WhenTheDiagnosisNamesAnotherJob_IsClosed()
    {
        var page = OpenReport();
        Finds([SampleJobs.OfConnection(SampleJobs.Diagnosis() with { JobId = JobId.Parse("another-job") })]);

        page.Find("[data-refresh]").Click();

        page.WaitForAssertion(() => Assert.Equal("/jobs/another-job", page.Link("Open job").GetAttribute("href")));
        Assert.Empty(page.FindAll("[role=dialog]"));
    }

    [Fact]
    public void Case_SaysWhoHasItAndCanBeTaken()
    {
        Finds([SampleJobs.OfConnection(SampleJobs.Diagnosis()) with { Case = Unassigned(140) }]);
        var lead = SignInAs(Role.TeamLead);
        Inbox.Change.Is(SampleCases.AssignedTo(new Person(lead.Id, lead.Name)));
        var page = Open();
        Assert.Equal("Case 140 · unassigned", page.Find("section .case").Words());
        var seen = Activities.Asked.Count;

        page.Button("Take it").Click();

        page.WaitForAssertion(() => Assert.Equal("Case 12 · yours", page.Find("section .case").Words()));
        Assert.Equal((new CaseRef(140, 3), new CaseChange.Assign(new Person(lead.Id, lead.Name))), Assert.Single(Inbox.Changes));
        Assert.False(page.HasButton("Take it"));
        page.WaitForAssertion(() => Assert.Equal(seen + 1, Activities.Asked.Count));
    }

    [Fact]
    public async Task Case_Taken_CanBeTakenBack()
    {
        Finds([SampleJobs.OfConnection(SampleJobs.Diagnosis()) with { Case = Unassigned(12) }]);
        var lead = SignInAs(Role.TeamLead);
        var taken = SampleCases.AssignedTo(new Person(lead.Id, lead.Name));
        Inbox.Change.Is(taken);
        var page = Open();
        page.Button("Take it").Click();
        var toasts = Services.GetRequiredService<Toasts>();
        page.WaitForAssertion(() => Assert.Equal($"Gavin B••••••, case 12: assigned to {lead.Name}", Assert.Single(toasts.Shown).Text));
        Inbox.Get.Is(SampleCases.Details());

        await page.InvokeAsync(toasts.Shown[0].Undo!);

        Assert.Equal([taken.Row.Ref], Assert.Single(Inbox.Undone));
        Assert.Equal("Taken back", Assert.Single(toasts.Shown).Text);
        page.WaitForAssertion(() => Assert.Equal("Case 12 · unassigned", page.Find("section .case").Words()));
        Assert.True(page.HasButton("Take it"));
    }

    [Fact]
    public void Case_OfAColleague_IsNamedAndTakenFromThere()
    {
        Finds([SampleJobs.OfConnection(SampleJobs.Diagnosis()) with { Case = new DiagnosedCase(140, 7, "u-ota", "Ota") }]);
        SignInAs(Role.Admin);
        var page = Open();

        Assert.Equal("Case 140 · Ota", page.Find("section .case").Words());
        Assert.True(page.HasButton("Take it"));
    }

    [Fact]
    public void Case_ChangedMeanwhile_IsShownAsItIsNowAndNotTaken()
    {
        Finds([SampleJobs.OfConnection(SampleJobs.Diagnosis()) with { Case = Unassigned(12) }]);
        SignInAs(Role.TeamLead);
        Inbox.Change.Fails(new CaseConflictException("Ota took it a moment ago.", SampleCases.AssignedTo(new Person("u-ota", "Ota"))));
        var page = Open();

        page.Button("Take it").Click();

        page.WaitForAssertion(() => Assert.Equal("The case was not taken Ota took it a moment ago.", page.Find("section [role=alert]").Words()));
        Assert.Equal("Case 12 · Ota", page.Find("section .case").Words());
    }

    [Theory]
    [InlineData(Role.Support)]
    [InlineData(Role.Auditor)]
    public void Case_ByWhoMayNotChangeIt_IsOnlyNamed(Role role)
    {
        Finds([SampleJobs.OfConnection(SampleJobs.Diagnosis()) with { Case = Unassigned(140) }]);
        SignInAs(role);
        var page = Open();

        Assert.Equal("/failed-jobs?case=140", page.Link("Case 140").GetAttribute("href"));
        Assert.False(page.HasButton("Take it"));
    }

    [Fact]
    public void ReportToBasiq_ByWhoMayNot_IsNotOffered()
    {
        Finds([SampleJobs.OfConnection(SampleJobs.Diagnosis())]);
        SignInAs(Role.Auditor);

        Assert.False(Open().HasButton("Report to Basiq"));
    }

    [Fact]
    public void Diagnosis_OfSeveralConnections_ShowsTheFirstAndNamesTheOthersThatSuffer()
    {
        Finds(
        [
            SampleJobs.OfConnection(SampleJobs.Diagnosis()),
            SampleJobs.OfConnection(SampleJobs.Diagnosis(ActionOwner.Bank) with { Title = "Bank is down" }, ConnectionId.Parse("second"), "Hooli"),
            SampleJobs.OfConnection(null, ConnectionId.Parse("third"), "Nucleus"),
        ]);

        var others = Open().FindAll("section[aria-label=Diagnosis] li");

        Assert.Equal("Hooli : Bank is down · Bank must act", Assert.Single(others).Words());
    }

    [Fact]
    public void Diagnosis_WithOpenCases_LeadsToThem()
    {
        Finds(
        [
            SampleJobs.OfConnection(SampleJobs.Diagnosis()) with { Case = Unassigned(12) },
            SampleJobs.OfConnection(SampleJobs.Diagnosis(ActionOwner.Bank), ConnectionId.Parse("second"), "Hooli") with { Case = Unassigned(13) },
        ]);

        var page = Open();

        Assert.Equal(("/failed-jobs?case=12", "/failed-jobs?case=13"), (page.Link("Case 12").GetAttribute("href"), page.Link("Case 13").GetAttribute("href")));
    }

    [Fact]
    public void Diagnosis_NothingWrong_SaysSo()
    {
        Finds([SampleJobs.OfConnection(null) with { DataAsOf = Sample.Now.AddHours(-3) }]);

        Assert.Equal("The connection is up to date. Data as of 3 h ago", Open().Find("section[aria-label=Diagnosis]").Words());
    }

    [Theory]
    [InlineData(BasiqPart.Jobs, "jobs")]
    [InlineData(BasiqPart.Consents, "consents")]
    [InlineData(BasiqPart.Accounts, "accounts")]
    public void Diagnosis_NotKnown_IsNeutralAndSaysWhatWasNotReadAndWhenItLastWas(BasiqPart part, string name)
    {
        var notKnown = SampleJobs.Diagnosis(ActionOwner.Us) with { Cause = Cause.NotKnown, Explanation = "Whether something is wrong is not known.", Failures = 0, Since = null, JobId = null };
        Finds([SampleJobs.OfConnection(notKnown) with { NotRead = [new UnreadPart(part, "Basiq answered 500") { LastReadAt = Sample.Now.AddHours(-2) }] }]);

        var region = Open().Find("section[aria-label=Diagnosis]");

        Assert.Contains("tone-idle", region.ClassList);
        Assert.Equal("Whether something is wrong is not known.", region.QuerySelector("h2")!.Words());
        Assert.Contains("Nobody can tell at the moment", region.Words(), StringComparison.Ordinal);
        Assert.Equal($"The {name} could not be read: Basiq answered 500. Last read 2 h ago .", region.QuerySelector("[aria-label='What could not be read'] li")!.Words());
        Assert.DoesNotContain("up to date", region.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Diagnosis_OfAFailureThatIsKnown_SaysAllTheSameWhatWasNotRead()
    {
        Finds([SampleJobs.OfConnection(SampleJobs.Diagnosis()) with { NotRead = [new UnreadPart(BasiqPart.Consents, "Basiq answered 500")] }]);

        var region = Open().Find("section[aria-label=Diagnosis]");

        Assert.Equal("Pied Piper has locked the customer's access.", region.QuerySelector("h2")!.Words());
        Assert.Equal("The consents could not be read: Basiq answered 500.", region.QuerySelector("[aria-label='What could not be read'] li")!.Words());
    }

    [Fact]
    public void Connections_NotRead_NothingIsSaidToBeRight()
    {
        NotReadConnections(new UnreadPart(BasiqPart.Connections, "Basiq answered 500") { LastReadAt = Sample.Now.AddHours(-3) }, SampleJobs.OfConnection(null));

        var page = Open();

        var region = page.Find("section[aria-label=Diagnosis]");
        Assert.Contains("tone-idle", region.ClassList);
        Assert.Equal("Whether something is wrong is not known The connections could not be read: Basiq answered 500. Last read 3 h ago .", region.Words());
        Assert.DoesNotContain("up to date", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Connections_NotReadAndNoneStored_AreNotTakenForNone()
    {
        NotReadConnections(new UnreadPart(BasiqPart.Connections, "Basiq answered 500"));

        Assert.Equal("Whether something is wrong is not known The connections could not be read: Basiq answered 500.", Open().Find("section[aria-label=Diagnosis]").Words());
    }

    [Fact]
    public void Connection_ThatCouldNotBeRead_IsNamedAndLeavesItOpenWhetherSomethingIsWrong()
    {
        Lists(new OddRow(2, null, ["id"], IsLeftOut: true), new OddRow(1, "c1", ["createdDate"], IsLeftOut: false));

        var page = Open();

        Assert.Equal("Whether something is wrong is not known One of the connections could not be read (row 2: id).", page.Find("section[aria-label=Diagnosis]").Words());
        Assert.Equal("One row of Basiq's list could not be read and is missing here (row 2: id). Read only in part: row 1 (c1): createdDate.", page.Find("[role=note]").Words());
    }

    [Fact]
    public void Connection_ReadInPartOnly_IsNamedAndHidesNothing()
    {
        Lists(new OddRow(1, "c1", ["createdDate"], IsLeftOut: false));

        Assert.StartsWith("The connection is up to date.", Open().Find("section[aria-label=Diagnosis]").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Diagnosis_NoConnection_SaysSo()
    {
        Assert.Equal("There is no connection in use.", Open().Find("section[aria-label=Diagnosis]").Words());
    }

    [Fact]
    public void Diagnosis_NotMade_SaysSoAndCanBeTriedAgain()
    {
        Connections.OfUser.Fails(new InvalidOperationException("away"));
        var page = Open();
        Assert.Contains("User could not be loaded", page.Find("[role=alert]").Words(), StringComparison.Ordinal);
        Finds([]);

        page.Button("Retry").Click();

        Assert.Equal("There is no connection in use.", page.Find("section[aria-label=Diagnosis]").Words());
    }

    [Fact]
    public void Diagnosis_BeingMade_IsAnnouncedAsLoading()
    {
        Connections.OfUser.Waits();

        Assert.Contains("Loading User", Open().Find("[role=status]").Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ActionOwner.Customer, false, "Customer must act", Tone.Bad)]
    [InlineData(ActionOwner.Bank, true, "Waiting for the bank", Tone.Warn)]
    [InlineData(ActionOwner.Basiq, true, "Basiq is fixing it", Tone.Info)]
    [InlineData(ActionOwner.Basiq, false, "Basiq must act", Tone.Warn)]
    [InlineData(ActionOwner.Us, false, "Our team must act", Tone.Warn)]
    public void OwnerWords_SayWhoMustAct(ActionOwner owner, bool clearsItself, string expected, Tone tone)
    {
        var diagnosis = SampleJobs.Diagnosis(owner) with { CanClearItself = clearsItself };

        Assert.Equal((expected, tone), (OwnerText.Sentence(diagnosis), OwnerText.ToneOf(diagnosis)));
    }

    [Fact]
    public void OwnerWords_OfGroups_AreTheWordsThatStay()
    {
        Assert.Equal(["Customer", "Bank", "Basiq", "Our team"], Enum.GetValues<ActionOwner>().Select(OwnerText.Of));
    }

    [Fact]
    public void Diagnosis_OfSeveralThatWork_SaysHowOldTheOldestDataIs()
    {
        Finds(
        [
            SampleJobs.OfConnection(null) with { DataAsOf = Sample.Now.AddHours(-3) },
            SampleJobs.OfConnection(null, ConnectionId.Parse("second")) with { DataAsOf = Sample.Now.AddHours(-5) },
        ]);

        Assert.Equal("All 2 connections are up to date. Oldest data: 5 h ago", Open().Find("section[aria-label=Diagnosis]").Words());
    }

    private void Finds(IReadOnlyList<ConnectionDiagnosis> found) => Connections.OfUser.Is(Sample.UserOverview([], found));

    private void NotReadConnections(UnreadPart part, params IReadOnlyList<ConnectionDiagnosis> found) => Connections.OfUser.Is(Sample.UserOverview() with
    {
        Connections = new BasiqReading<BasiqList<ConnectionView>>(null, new BasiqException(BasiqErrorKind.ServerError, "GET 500") { HttpStatus = 500 }),
        Diagnoses = Sample.Diagnoses(found) with { NotRead = [part] },
    });

    private void Lists(params IReadOnlyList<OddRow> odd) => Connections.OfUser.Is(Sample.UserOverview() with
    {
        Connections = new BasiqReading<BasiqList<ConnectionView>>(new BasiqList<ConnectionView>([Sample.Connection()], odd), null),
        Diagnoses = Sample.Diagnoses(SampleJobs.OfConnection(null)) with { NotRead = [.. odd.Where(row => row.IsLeftOut).Select(row => new UnreadPart(BasiqPart.Connections, null) { Rows = [row] })] },
    });

    private static DiagnosedCase Unassigned(long number) => new(number, 3, CaseFilter.Nobody, null);

    private IRenderedComponent<UserPage> OpenReport()
    {
        Finds([SampleJobs.OfConnection(SampleJobs.Diagnosis())]);
        var page = Open();
        page.Button("Report to Basiq").Click();
        return page;
    }

    private IRenderedComponent<UserPage> Open() => Open<UserPage>($"/users/{Sample.UserId}", ("User", Sample.UserId.Value));
}
