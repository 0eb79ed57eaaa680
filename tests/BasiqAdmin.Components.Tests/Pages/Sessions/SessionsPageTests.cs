using BasiqAdmin.Components.Pages.Sessions;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Display;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Sessions;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Sessions;

public sealed class SessionsPageTests : PageTest
{
    private static readonly Guid Otas = new("5e551000-0000-7000-8000-000000000002");

    [Fact]
    public void Sessions_AreListedWithWhoSinceWhenLastSeenAndFromWhere()
    {
        Sessions.Search.Is(Sample.PageOf(Row(Otas, "Ota"), Row(Sample.Session, "Ada")));

        var page = Render<SessionsPage>();

        var rows = page.FindAll("tbody tr").Select(row => row.Words()).ToList();
        Assert.Contains("Ota Support", rows[0], StringComparison.Ordinal);
        Assert.Contains("192.0.2.7", rows[0], StringComparison.Ordinal);
        Assert.Contains("login.example", rows[0], StringComparison.Ordinal);
        Assert.Contains("you, here", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Summary_OfOnePersonsSessions_ClaimsNoOthers()
    {
        Sessions.Search.Is(Sample.PageOf(Row(Otas, "Ota"), Row(Sample.Session, "Ota")));

        Assert.Contains("2 sessions of Ota are open. Ending one closes its pages within seconds.", Open<SessionsPage>("/sessions?person=dev-Ota").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Summary_OfManySessions_HasSeparators()
    {
        Sessions.Search.Is(new Page<SessionRow>([Row(Otas, "Ota")], null, null, 1234));

        Assert.Contains("1,234 sessions are open.", Open<SessionsPage>("/sessions").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void EndSession_AsksFirstThenEndsThatOneAndLooksAgain()
    {
        Sessions.Search.Is(Sample.PageOf(Row(Otas, "Ota")));
        var page = Render<SessionsPage>();

        page.Button("End session of Ota").Click();
        var asked = Sessions.Ended.Count;
        page.Find("[role=dialog] .mud-dialog-actions .mud-button-filled").Click();

        Assert.Equal(0, asked);
        Assert.Equal([Otas], Sessions.Ended);
        Assert.Equal(2, Sessions.Searches.Count);
        Assert.Empty(page.FindAll("[role=dialog]"));
    }

    [Fact]
    public void EndSession_ThatFails_SaysSoInTheDialog()
    {
        Sessions.Search.Is(Sample.PageOf(Row(Otas, "Ota")));
        Sessions.End.Fails(new InvalidOperationException("the database is away"));
        var page = Render<SessionsPage>();

        page.Button("End session of Ota").Click();
        page.Find("[role=dialog] .mud-dialog-actions .mud-button-filled").Click();

        Assert.Contains("This was not done", page.Find("[role=dialog]").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ended_SaysWhyAndOffersNoEnd()
    {
        Sessions.Search.Is(Sample.PageOf(Row(Otas, "Ota") with { EndedAt = Sample.Now, Ended = SessionEnd.Idle }));
        Navigation.NavigateTo("/sessions?ended=1");

        var page = Render<SessionsPage>();

        Assert.True(Sessions.Searches[^1].WithEnded);
        Assert.Contains("nothing done for too long", page.Find("tbody tr").Words(), StringComparison.Ordinal);
        Assert.Empty(page.FindAll("tbody button"));
    }

    [Fact]
    public void WordsOfEveryEnd_AreDifferent()
    {
        var words = Enum.GetValues<SessionEnd>().Select(why => SessionText.Of(why)).ToList();

        Assert.Equal(words.Count, words.Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain("ended", words);
    }

    private static SessionRow Row(Guid id, string name) => new(
        id, 1, $"dev-{name}", name, Role.Support, "https://login.example/tenant/v2.0", "192.0.2.7",
        Sample.Now.AddHours(-2), Sample.Now.AddMinutes(-5), Sample.Now.AddHours(8), EndedAt: null, Ended: null);
}
