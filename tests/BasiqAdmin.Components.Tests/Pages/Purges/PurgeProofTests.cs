using BasiqAdmin.Components.Pages.Purges;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Sessions;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Purges;

public sealed class PurgeProofTests : PageTest
{
    [Fact]
    public void Dialog_WithoutAProof_AsksForASignInBeforeAnythingIsTyped()
    {
        Sessions.ProvenUntil.Is(null);

        var dialog = Show();

        Assert.Contains("A purge needs a sign-in from the last 5 minutes.", dialog.Words(), StringComparison.Ordinal);
        Assert.Empty(dialog.FindAll("textarea, input[type=text]"));
        Assert.True(dialog.Button("Purge data").HasAttribute("disabled"));
    }

    [Fact]
    public void Dialog_OfADevelopmentPerson_OffersAButtonThatSaysWhatItStandsFor()
    {
        Sessions.ProvenUntil.Is(null);

        var dialog = Show();

        Assert.Equal("/sign-in/development/again", dialog.Find("form").GetAttribute("action"));
        Assert.Contains("stands for signing in again at your provider", dialog.Words(), StringComparison.Ordinal);
        Assert.NotNull(dialog.Button("Confirm it is me"));
    }

    [Fact]
    public void Dialog_OfAPersonOfAProvider_LeadsThereAndBackToTheDialog()
    {
        Sessions.ProvenUntil.Is(null);
        Current.Set(Current.Actor, TimeZoneInfo.Utc);
        Navigation.NavigateTo("/users/u-1?purge=c-1");

        var dialog = Show();

        Assert.Equal("/sign-in/again?returnUrl=%2Fusers%2Fu-1%3Fpurge%3Dc-1", dialog.Find("a.primary").GetAttribute("href"));
    }

    [Fact]
    public void PurgeData_AfterTheProofHasRunOut_KeepsWhatWasTypedAndAsksForASignIn()
    {
        Purges.Request.Fails(new ProofRequiredException(TimeSpan.FromMinutes(5)));
        var dialog = Show();
        dialog.Find("textarea").Input("Ticket 4711");
        dialog.Find("input[type=text]").Input(Sample.ConnectionId.Value);

        dialog.Button("Purge data").Click();

        Assert.Contains("Sign in again first", dialog.Words(), StringComparison.Ordinal);
        Assert.Equal("Ticket 4711", dialog.Find("textarea").GetAttribute("value"));
        Assert.True(dialog.Button("Purge data").HasAttribute("disabled"));
    }

    [Fact]
    public void Approval_WithoutAProof_AsksForASignInThatLeadsBackToTheApproval()
    {
        Sessions.ProvenUntil.Is(null);
        SignInAs(Role.TeamLead);

        var panel = Render<DecisionPanel>(parameters => parameters
            .Add(decision => decision.Receipt, Sample.Receipt(PurgeState.WaitingForSecondPerson))
            .Add(decision => decision.IsApproval, true));

        Assert.Contains("An approval needs a sign-in from the last 5 minutes.", panel.Words(), StringComparison.Ordinal);
        Assert.EndsWith("?approve=1", panel.Find("input[name=returnUrl]").GetAttribute("value"), StringComparison.Ordinal);
        Assert.True(panel.Button("Approve and purge").HasAttribute("disabled"));
    }

    private IRenderedComponent<PurgeDialog> Show() => Render<PurgeDialog>(parameters => parameters
        .Add(dialog => dialog.UserId, Sample.UserId)
        .Add(dialog => dialog.ConnectionId, Sample.ConnectionId)
        .Add(dialog => dialog.Institution, "Pied Piper Credit Union")
        .Add(dialog => dialog.UserName, Sample.Masked.Name));
}
