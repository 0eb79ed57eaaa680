using AngleSharp.Dom;
using BasiqAdmin.Components.Pages.Purges;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Purges;

public sealed class PurgeDialogTests : PageTest
{
    private const string Reason = "Customer asked for deletion, ticket 4711";

    [Fact]
    public void Dialog_Opened_NamesItselfTheBankTheUserAndWhatCannotBeUndone()
    {
        var dialog = Show();

        Assert.Equal("Purge Pied Piper Credit Union data for Gavin B.", NameOf(dialog));
        Assert.Equal(
            ["3 accounts and their transactions are deleted at Basiq.", "This cannot be undone.", "The connection stays. A later refresh collects data again."],
            dialog.FindAll("[aria-label='What happens'] li").Select(line => line.Words()));
    }

    [Fact]
    public void Dialog_Opened_FocusesCancelAndDisablesPurgeData()
    {
        var dialog = Show();

        Assert.Equal(dialog.Button("Cancel").Id, JSInterop.VerifyInvoke("basiqAdmin.focusOnce").Arguments[0]);
        Assert.True(dialog.Button("Purge data").HasAttribute("disabled"));
    }

    [Fact]
    public void Dialog_Opened_ShowsWhatDidNotPassWithItsEvidence_AndTheRestOnRequest()
    {
        Purges.PreCheck.Is(Sample.PreCheck(CheckVerdict.Failed));

        var dialog = Show();

        Assert.Equal(
            [
                $"Stops the purge: No job is running Job {Sample.JobId} is running Instead: Wait until it has ended",
                "Take note: Other connections at this bank 60612323-be64a",
            ],
            dialog.FindAll("[aria-label=Checks] li").Select(check => check.Words()));
        Assert.Equal("1 check passed Passed: Connection is active Basiq says active Checked now", dialog.Find("details:not([open])").Words());
    }

    [Fact]
    public void Dialog_OfWhatCannotBePurged_OffersNoFieldAndNoPurgeButToCloseOrToCheckAgain()
    {
        Purges.PreCheck.Is(Sample.PreCheck(CheckVerdict.Failed));
        var dialog = Show();
        Assert.Contains("This purge is not possible now. One check stops it.", dialog.Words(), StringComparison.Ordinal);
        Assert.Empty(dialog.FindAll("input, textarea"));
        Assert.False(dialog.HasButton("Purge data"));
        Assert.True(dialog.HasButton("Close"));
        Purges.PreCheck.Is(Sample.PreCheck());

        dialog.Button("Check again").Click();

        Assert.True(dialog.HasButton("Purge data"));
        Assert.Equal(2, dialog.FindAll("input, textarea").Count);
    }

    [Fact]
    public void PurgeData_EverythingGivenAndAllowed_IsEnabled()
    {
        var dialog = Show();

        Fill(dialog, Reason, Sample.ConnectionId.Value);

        Assert.False(dialog.Button("Purge data").HasAttribute("disabled"));
    }

    [Theory]
    [InlineData(Reason, "214974bb-56d6-466a-9034-ba0a6b810eee")]
    [InlineData(Reason, "214974BB-56D6-466A-9034-BA0A6B810EED")]
    [InlineData(Reason, "214974bb-56d6-466a-9034-ba0a 6b810eed")]
    [InlineData(Reason, "")]
    [InlineData("no", "214974bb-56d6-466a-9034-ba0a6b810eed")]
    [InlineData("     ", "214974bb-56d6-466a-9034-ba0a6b810eed")]
    public void PurgeData_WrongIdOrNoReason_StaysDisabled(string reason, string typedId)
    {
        var dialog = Show();

        Fill(dialog, reason, typedId);

        Assert.True(dialog.Button("Purge data").HasAttribute("disabled"));
    }

    [Theory]
    [InlineData("  214974bb-56d6-466a-9034-ba0a6b810eed\n")]
    [InlineData("\u200B214974bb-56d6-466a-9034-\u00ADba0a6b810eed\uFEFF")]
    public void PurgeData_PastedIdWithWhatComesAlong_IsTheId(string typedId)
    {
        var dialog = Show();

        Fill(dialog, Reason, typedId);

        Assert.False(dialog.Button("Purge data").HasAttribute("disabled"));
        Assert.DoesNotContain("This is not the id", dialog.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void PurgeData_CheckThatFailsAfterSomethingWasTyped_StaysDisabledAndKeepsIt()
    {
        var checks = Purges.PreCheck.Waits();
        var dialog = Show();
        Fill(dialog, Reason, Sample.ConnectionId.Value);

        checks.SetResult(Sample.PreCheck(CheckVerdict.Failed));

        dialog.WaitForAssertion(() => Assert.Contains("This purge is not possible now.", dialog.Words(), StringComparison.Ordinal));
        Assert.True(dialog.Button("Purge data").HasAttribute("disabled"));
        Assert.Equal(Reason, dialog.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public void PurgeData_ChecksNotThereYet_StaysDisabled()
    {
        _ = Purges.PreCheck.Waits();
        var dialog = Show();

        Fill(dialog, Reason, Sample.ConnectionId.Value);

        Assert.True(dialog.Button("Purge data").HasAttribute("disabled"));
        Assert.Contains("Loading Checks", dialog.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void PurgeData_ChecksFailedToLoad_SaysSoAndChecksAgainOnRetry()
    {
        Purges.PreCheck.Fails(new InvalidOperationException("the database is away"));
        var dialog = Show();
        Fill(dialog, Reason, Sample.ConnectionId.Value);
        Purges.PreCheck.Is(Sample.PreCheck());

        dialog.Button("Retry").Click();

        Assert.False(dialog.Button("Purge data").HasAttribute("disabled"));
    }

    [Fact]
    public void PurgeData_Pressed_AsksOnceWithWhatWasTypedAndLeadsToTheReceipt()
    {
        var dialog = Show();
        Fill(dialog, $" {Reason} ", Sample.ConnectionId.Value);

        dialog.Button("Purge data").Click();

        Assert.Equal(new PurgeCommand(Sample.UserId, Sample.ConnectionId, Reason, Sample.ConnectionId.Value), Assert.Single(Purges.Requests));
        Assert.Equal($"/purges/{Sample.PurgeId:D}", Address);
    }

    [Fact]
    public void PurgeData_WhileUnderWay_IsBusyAndNothingCanBePressed()
    {
        var outcome = Purges.Request.Waits();
        var dialog = Show();
        Fill(dialog, Reason, Sample.ConnectionId.Value);

        dialog.Button("Purge data").Click();

        Assert.Equal("true", dialog.Find("[role=dialog] [aria-busy]").GetAttribute("aria-busy"));
        Assert.All(dialog.FindAll(".mud-dialog-actions button, textarea, input"), element => Assert.True(element.HasAttribute("disabled")));
        outcome.SetResult(Sample.Receipt(PurgeState.Done));
        dialog.WaitForAssertion(() => Assert.Equal($"/purges/{Sample.PurgeId:D}", Address));
    }

    [Fact]
    public void PurgeData_Rejected_SaysWhyInsideAndKeepsWhatWasTyped()
    {
        Purges.Request.Fails(new PurgeRejectedException("Another purge of this connection is under way.", Sample.PreCheck(CheckVerdict.Failed)));
        var dialog = Show();
        Fill(dialog, Reason, Sample.ConnectionId.Value);

        dialog.Button("Purge data").Click();

        Assert.Contains("Nothing was purged Another purge of this connection is under way.", dialog.Find("[role=dialog] [role=alert]").Words(), StringComparison.Ordinal);
        Assert.Equal(Reason, dialog.Find("textarea").GetAttribute("value"));
        Assert.Equal(Sample.ConnectionId.Value, dialog.Find("input").GetAttribute("value"));
        Assert.Contains("Stops the purge", dialog.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void PurgeData_RightTakenAwayMeanwhile_SaysThatNothingWasPurged()
    {
        Purges.Request.Fails(new AccessDeniedException(Right.RequestPurge));
        var dialog = Show();
        Fill(dialog, Reason, Sample.ConnectionId.Value);

        dialog.Button("Purge data").Click();

        Assert.Contains("Nothing was purged You lack the right", dialog.Find("[role=dialog] [role=alert]").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void PurgeData_BrokeInThisApp_ClaimsNothingAndLeadsToThePurgesOfTheConnection()
    {
        Purges.Request.Fails(new InvalidOperationException("disk full"));
        var dialog = Show();
        Fill(dialog, Reason, Sample.ConnectionId.Value);

        dialog.Button("Purge data").Click();

        Assert.Contains("It is not certain what happened", dialog.Find("[role=dialog] [role=alert]").Words(), StringComparison.Ordinal);
        Assert.Equal($"/purges?connection={Sample.ConnectionId}", dialog.Link("Look at the purges of this connection").GetAttribute("href"));
    }

    [Fact]
    public void Fields_LeftWrong_SayWhatIsWrong()
    {
        var dialog = Show();
        Fill(dialog, string.Empty, "214974bb");

        dialog.Find("textarea").Blur();
        dialog.Find("input").Blur();

        Assert.Equal("Say why, in a few words.", ErrorOf(dialog, "textarea"));
        Assert.Equal("This is not the id of this connection.", ErrorOf(dialog, "input"));
    }

    [Fact]
    public void Cancel_Pressed_ClosesWithoutAPurge()
    {
        var closed = 0;
        var dialog = Show(() => closed++);

        dialog.Button("Cancel").Click();

        Assert.Equal(1, closed);
        Assert.Empty(Purges.Requests);
    }

    private static string? NameOf(IRenderedComponent<PurgeDialog> dialog) =>
        dialog.Find($"#{dialog.Find("[role=dialog]").GetAttribute("aria-labelledby")}").Words();

    private static string ErrorOf(IRenderedComponent<PurgeDialog> dialog, string field) =>
        dialog.Find($"#{dialog.Find(field).GetAttribute("aria-describedby")!.Split(' ')[0]}").Words();

    private static void Fill(IRenderedComponent<PurgeDialog> dialog, string reason, string typedId)
    {
        Labelled(dialog, "Reason").Input(reason);
        Labelled(dialog, "Type the connection id to confirm").Input(typedId);
    }

    private static IElement Labelled(IRenderedComponent<PurgeDialog> dialog, string label) =>
        dialog.Find($"#{dialog.FindAll("label").Single(element => string.Equals(element.Words(), label, StringComparison.Ordinal)).GetAttribute("for")}");

    private IRenderedComponent<PurgeDialog> Show(Action? onClosed = null) => Render<PurgeDialog>(parameters => parameters
        .Add(dialog => dialog.UserId, Sample.UserId)
        .Add(dialog => dialog.ConnectionId, Sample.ConnectionId)
        .Add(dialog => dialog.Institution, "Pied Piper Credit Union")
        .Add(dialog => dialog.UserName, Sample.Masked.Name)
        .Add(dialog => dialog.OnClosed, onClosed ?? (() => { })));
}
