using AngleSharp.Dom;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Pages.Users;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Readings;
using BasiqAdmin.Services.Refreshes;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Users;

/// <summary>What the rows of a user's connections say and offer, and the one button that the page fills.</summary>
public sealed class UserConnectionsTests : PageTest
{
    private const string Actions = "td.actions";

    [Fact]
    public void ConsentEnd_IsTheDiagnosisOne_WhateverTheConnectionItselfSays()
    {
        Connections.OfUser.Is(Sample.UserOverview([Sample.Connection()], [SampleJobs.OfConnection(null) with { ConsentEndsAt = Sample.Now.AddDays(2) }]));

        Assert.Equal("in 2 days renewal due", ConsentCell(Open()));
    }

    [Fact]
    public void ConsentEnd_WhileTheConsentsCannotBeRead_IsNotKnown()
    {
        Connections.OfUser.Is(Sample.UserOverview([Sample.Connection()], [SampleJobs.OfConnection(null) with { NotRead = [new UnreadPart(BasiqPart.Consents, "Basiq answered 500")] }]));

        Assert.Equal("Not known", ConsentCell(Open()));
    }

    [Theory]
    [InlineData(true, "Bank outage")]
    [InlineData(false, "Just refreshed")]
    public void Refresh_ThatTheChecksAreAgainst_IsAWordThatLeadsToTheReason(bool isBlocked, string word)
    {
        Connections.OfUser.Is(Sample.UserOverview([Sample.Connection()], [SampleJobs.OfConnection(null)]));
        Foresees(isBlocked ? SampleRefreshes.Blocked() : SampleRefreshes.Advised());

        var page = Open();

        page.WaitForAssertion(() => Assert.False(page.HasButton("Refresh")));
        var why = page.Find($"{Actions} a");
        Assert.Equal($"No refresh of Pied Piper Credit Union now: {word}", why.Words());
        Assert.Equal($"/users/{Sample.UserId}/connections/{Sample.ConnectionId}", why.GetAttribute("href"));
        Assert.NotNull(page.Find($"{Actions} .row-action"));
        Assert.Empty(Refreshes.Reasons);
    }

    [Fact]
    public void Refresh_WaitsForTheChecksAndIsOfferedWhenTheyCannotBeMade()
    {
        Connections.OfUser.Is(Sample.UserOverview([Sample.Connection()], [SampleJobs.OfConnection(null)]));
        var late = Refreshes.Foresee.Waits();
        var page = Open();
        Assert.True(page.Button("Refresh").HasAttribute("disabled"));

        late.SetException(new InvalidOperationException("away"));

        page.WaitForAssertion(() => Assert.False(page.Button("Refresh").HasAttribute("disabled")));
    }

    [Fact]
    public void Purge_OfWhatWasPurged_IsOfferedOnlyWhereDataMayBeLeft()
    {
        var purged = Sample.Connection() with { PurgedAt = Sample.Now.AddDays(-1), MayHoldData = false };
        Connections.OfUser.Is(Sample.UserOverview([purged, Sample.Connection(id: ConnectionId.Parse("unclear")) with { PurgedAt = Sample.Now.AddDays(-1) }]));

        var page = Open();

        Assert.Equal([0, 1], page.FindAll("tbody tr").Select(row => row.QuerySelectorAll("button").Count(button => button.Words() == "Purge")));
    }

    [Fact]
    public void PurgedData_IsSaidOnceInTheRowAndWithItsDayAmongWhatIsWrong()
    {
        var at = Sample.Now.AddDays(-2);
        var purged = SampleJobs.Diagnosis() with { Cause = Cause.DataPurged, Title = "Data purged", Since = at, Owner = ActionOwner.Us };
        Connections.OfUser.Is(Sample.UserOverview([Sample.Connection() with { PurgedAt = at }], [SampleJobs.OfConnection(SampleJobs.Diagnosis(), ConnectionId.Parse("failing"), "Hooli"), SampleJobs.OfConnection(purged)]));

        var page = Open();

        Assert.Equal("Active Data purged 18 Nov", page.Find("td[data-label='Status and reason']").Words());
        Assert.Equal("Pied Piper Credit Union : Data purged 18 Nov · Nobody has to act", page.Find("[aria-label=Also] li").Words());
    }

    [Theory]
    [InlineData(ActionOwner.Customer, RetryKind.RefreshAfterCustomer, "Copy message")]
    [InlineData(ActionOwner.Bank, RetryKind.Refresh, "Refresh now")]
    [InlineData(ActionOwner.Basiq, RetryKind.Never, "Report to Basiq")]
    [InlineData(ActionOwner.Bank, RetryKind.WaitForBank, null)]
    public void FilledButton_IsTheNextStepOfTheWorst(ActionOwner owner, RetryKind kind, string? button)
    {
        var diagnosis = SampleJobs.Diagnosis(owner) with { Cause = Cause.ConnectorBroken, Retry = new RetryAdvice(kind, null, "So it is.") };
        Connections.OfUser.Is(Sample.UserOverview([Sample.Connection()], [SampleJobs.OfConnection(diagnosis)]));
        Foresees(SampleRefreshes.Allowed());

        var page = Open();

        page.WaitForAssertion(() => Assert.Equal(button, page.FindAll(".mud-button-filled, .button.primary").SingleOrDefault()?.Words()));
    }

    [Fact]
    public void RefreshNow_IsWatchedWhereItWasPressed()
    {
        Connections.OfUser.Is(Sample.UserOverview([Sample.Connection()], [SampleJobs.OfConnection(SampleJobs.Diagnosis(ActionOwner.Bank) with { Retry = new RetryAdvice(RetryKind.Refresh, null, "Refresh once now.") })]));
        Foresees(SampleRefreshes.Allowed());
        var page = Open();

        page.WaitForElement("section[aria-label=Diagnosis] .mud-button-filled").Click();

        Assert.Equal([null], Refreshes.Reasons);
        Jobs.Shows(SampleJobs.Details(SampleJobs.Running()));

        // The diagnosis and the row of the table follow it both, and what is shown here reaches one of them.
        page.WaitForAssertion(() => Assert.Contains(page.FindAll(".row-refresh"), place => place.Words().Contains("Refreshing…", StringComparison.Ordinal)));
        Assert.NotNull(page.Find("section[aria-label=Diagnosis] .row-refresh"));
    }

    private static string ConsentCell(IRenderedComponent<UserPage> page) => page.Find("td[data-label='Consent ends']").Words();

    private void Foresees(RefreshVerdict verdict) => Refreshes.Foresee.Is(new Dictionary<ConnectionId, RefreshVerdict> { [Sample.ConnectionId] = verdict });

    private IRenderedComponent<UserPage> Open() => Open<UserPage>($"/users/{Sample.UserId}", ("User", Sample.UserId.Value));
}
