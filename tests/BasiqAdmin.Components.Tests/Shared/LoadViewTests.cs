using BasiqAdmin.Components.Shared;
using BasiqAdmin.Components.Tests.Infrastructure;

namespace BasiqAdmin.Components.Tests.Shared;

public sealed class LoadViewTests : ComponentTest
{
    private readonly Loadable<string> _state = new();

    [Fact]
    public void LoadView_WhileLoading_ShowsTheSkeletonAndSaysWhatIsLoading()
    {
        _state.Begin();

        var view = Show();

        Assert.Equal("Loading Users", view.Find("[role=status]").ReadableText());
        Assert.NotNull(view.Find(".skeleton"));
    }

    [Fact]
    public void LoadView_WhenFailed_SaysWhatHappenedWithItsCorrelationIdAndRetries()
    {
        var retries = 0;
        _state.Fail(new LoadFailure("Basiq did not answer in time.", "8c1f0a52d6e9"));
        var view = Show(onRetry: () => retries++);

        view.Button("Retry").Click();

        var alert = view.Find("[role=alert]").ReadableText();
        Assert.Contains("Users could not be loaded", alert, StringComparison.Ordinal);
        Assert.Contains("Basiq did not answer in time.", alert, StringComparison.Ordinal);
        Assert.Contains("8c1f0a52d6e9", alert, StringComparison.Ordinal);
        Assert.Equal(1, retries);
    }

    [Fact]
    public void LoadView_WhenRetryCannotHelp_OffersNone()
    {
        _state.Fail(new LoadFailure("You lack the right.", CanRetry: false));

        var view = Show(onRetry: () => { });

        Assert.False(view.HasButton("Retry"));
    }

    [Fact]
    public void LoadView_WhenReady_ShowsTheData()
    {
        _state.Succeed("Gavin");

        var view = Show();

        Assert.Equal("Hello Gavin", view.Text());
    }

    [Fact]
    public void LoadView_WhenEmpty_SaysWhatToDoNext()
    {
        _state.Succeed(string.Empty);

        var view = Show();

        Assert.Equal("Import ids first", view.Text());
    }

    [Fact]
    public void LoadView_WhileReloading_KeepsTheDataInViewAndIsBusy()
    {
        _state.Succeed("Gavin");
        _state.Begin();

        var view = Show();

        Assert.Equal("Hello Gavin", view.Text());
        Assert.NotNull(view.Find("[aria-busy=true]"));
    }

    private IRenderedComponent<LoadView<string>> Show(Action? onRetry = null) => Render<LoadView<string>>(parameters =>
    {
        parameters
            .Add(view => view.State, _state)
            .Add(view => view.Name, "Users")
            .Add(view => view.IsEmpty, text => text.Length == 0)
            .Add(view => view.Empty, "Import ids first")
            .Add(view => view.ChildContent, text => $"Hello {text}");
        if (onRetry is not null)
        {
            parameters.Add(view => view.OnRetry, onRetry);
        }
    });
}
