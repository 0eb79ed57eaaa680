using BasiqAdmin.Components.Shared;
using BasiqAdmin.Components.Tests.Infrastructure;

namespace BasiqAdmin.Components.Tests.Shared;

public sealed class ConfirmDialogTests : ComponentTest
{
    [Fact]
    public void ConfirmDialog_IsNamedByItsTitleAndStartsOnCancel()
    {
        var dialog = Show();

        var title = dialog.Find($"#{dialog.Find("[role=dialog]").GetAttribute("aria-labelledby")}");
        Assert.Equal("Purge connection data", title.ReadableText());
        Assert.Equal(dialog.Button("Cancel").Id, JSInterop.VerifyInvoke("basiqAdmin.focusOnce").Arguments[0]);
    }

    [Fact]
    public void ConfirmDialog_UntilAllIsGiven_CannotBeConfirmed()
    {
        var dialog = Show(canConfirm: false);

        Assert.True(dialog.Button("Purge data").HasAttribute("disabled"));
        Assert.False(dialog.Button("Cancel").HasAttribute("disabled"));
    }

    [Fact]
    public void ConfirmDialog_WhileBusy_SaysSoAndNothingCanBePressed()
    {
        var dialog = Show(isBusy: true);

        Assert.Equal("true", dialog.Find("[role=dialog] [aria-busy]").GetAttribute("aria-busy"));
        Assert.True(dialog.Button("Purging…").HasAttribute("disabled"));
        Assert.True(dialog.Button("Cancel").HasAttribute("disabled"));
    }

    [Fact]
    public void ConfirmDialog_Failed_ShowsWhyInsideWithWhatWasTyped()
    {
        var dialog = Show(failure: new LoadFailure("Basiq did not answer in time.", "8c1f"));

        var alert = dialog.Find("[role=alert]").ReadableText();
        Assert.Contains("This was not done", alert, StringComparison.Ordinal);
        Assert.Contains("8c1f", alert, StringComparison.Ordinal);
        Assert.Contains("typed text", dialog.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void ConfirmDialog_Buttons_DoWhatTheySay()
    {
        List<string> done = [];
        var dialog = Show(done: done);

        dialog.Button("Purge data").Click();
        dialog.Button("Cancel").Click();

        Assert.Equal(["confirmed", "cancelled"], done);
    }

    private IRenderedComponent<ConfirmDialog> Show(bool canConfirm = true, bool isBusy = false, LoadFailure? failure = null, List<string>? done = null) =>
        Render<ConfirmDialog>(parameters => parameters
            .Add(dialog => dialog.Title, "Purge connection data")
            .Add(dialog => dialog.ConfirmText, "Purge data")
            .Add(dialog => dialog.BusyText, "Purging…")
            .Add(dialog => dialog.CanConfirm, canConfirm)
            .Add(dialog => dialog.IsBusy, isBusy)
            .Add(dialog => dialog.Failure, failure)
            .Add(dialog => dialog.OnConfirm, () => done?.Add("confirmed"))
            .Add(dialog => dialog.OnCancel, () => done?.Add("cancelled"))
            .AddChildContent("typed text"));
}
