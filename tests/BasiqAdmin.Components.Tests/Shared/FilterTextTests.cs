using AngleSharp.Dom;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Components.Tests.Infrastructure;

namespace BasiqAdmin.Components.Tests.Shared;

public sealed class FilterTextTests : ComponentTest
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly List<string?> _given = [];
    private readonly IRenderedComponent<FilterText> _filter;

    public FilterTextTests() => _filter = Render<FilterText>(parameters => parameters
        .Add(filter => filter.Label, "Filter users")
        .Add(filter => filter.OnChanged, text => _given.Add(text)));

    private IElement Input => _filter.Find("input");

    [Fact]
    public void Filter_WhoseOwnTextComesBackLate_KeepsWhatWasTypedSince()
    {
        Give("some");
        Give("somebody");

        ComesBack("some");

        Assert.Equal("somebody", Input.GetAttribute("value"));
        ComesBack("somebody");
        Assert.Equal("somebody", Input.GetAttribute("value"));
    }

    [Fact]
    public void Filter_ThatIsSetFromElsewhere_ShowsThat()
    {
        Give("some");
        ComesBack("some");

        ComesBack(null);

        Assert.Equal(string.Empty, Input.GetAttribute("value"));
    }

    [Fact]
    public void Filter_ThatIsSetFromElsewhereTwice_ShowsTheLast()
    {
        ComesBack("hooli");
        ComesBack("pied piper");

        Assert.Equal("pied piper", Input.GetAttribute("value"));
    }

    private void Give(string text)
    {
        Input.Input(text);
        Time.Advance(Pause);
        _filter.WaitForAssertion(() => Assert.Equal(text, _given[^1]));
    }

    private void ComesBack(string? text) => _filter.Render(parameters => parameters.Add(filter => filter.Value, text));
}
