using BasiqAdmin.Components.Shared;
using MudBlazor;

namespace BasiqAdmin.Components.Tests.Shared;

public sealed class ToastsTests
{
    [Fact]
    public void Show_BesideThreeThatStay_TakesTheOldestAway_NotWhatIsNew()
    {
        var toasts = new Toasts();
        foreach (var bank in new[] { "Wallaby", "Hooli", "Galah" })
        {
            toasts.Show(new Toast($"{bank} is down", Severity.Error));
        }

        toasts.Show(new Toast("Case 12: resolved"));

        Assert.Equal(["Hooli is down", "Galah is down", "Case 12: resolved"], toasts.Shown.Select(toast => toast.Text));
    }

    [Fact]
    public void Show_BesideOneThatWentWell_TakesThatAway()
    {
        var toasts = new Toasts();
        toasts.Show(new Toast("Wallaby is down", Severity.Error));
        toasts.Show(new Toast("Case 11: resolved"));
        toasts.Show(new Toast("Hooli is down", Severity.Error));

        toasts.Show(new Toast("Case 12: resolved"));

        Assert.Equal(["Wallaby is down", "Hooli is down", "Case 12: resolved"], toasts.Shown.Select(toast => toast.Text));
    }
}
