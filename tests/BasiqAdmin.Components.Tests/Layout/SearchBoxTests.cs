using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Navigation;
using AngleSharp.Dom;
using BasiqAdmin.Components.Layout;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Fakes;
using Microsoft.AspNetCore.Components.Web;

namespace BasiqAdmin.Components.Tests.Layout;

public sealed class SearchBoxTests : ComponentTest
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);
    private static readonly SearchHit User = new(Sample.UserId, null, Sample.Masked, null, IsExactId: false);
    private static readonly SearchHit Connection = new(Sample.UserId, Sample.ConnectionId, Sample.Masked, "Pied Piper Credit Union", IsExactId: false);

    private readonly IRenderedComponent<SearchBox> _box;

    public SearchBoxTests() => _box = Render<SearchBox>();

    private IElement Input => _box.Find("input[aria-label=Search]");

    private IReadOnlyList<string> Options => [.. _box.FindAll("[role=option] strong").Select(option => option.ReadableText())];

    [Fact]
    public void SearchBox_WhileSomebodyTypes_AsksOnceAfterAPause()
    {
        Users.Find.Is([User, Connection]);

        Input.Input("ga");
        Time.Advance(Pause / 2);
        Input.Input("gav");
        Time.Advance(Pause);

        _box.WaitForAssertion(() => Assert.Equal(["Gavin B••••••", "Pied Piper Credit Union"], Options));
        Assert.Equal(1, Users.Find.Asked);
        Assert.Equal("2 results", _box.Find("[role=status]").ReadableText());
    }

    [Fact]
    public void SearchBox_Connection_SaysHowItsBankIs()
    {
        Users.Find.Is([User, Connection with { BankStatus = ConnectorStatus.MajorOutage }]);

        Input.Input("ga");
        Time.Advance(Pause);

        _box.WaitForAssertion(() => Assert.Equal([false, true], _box.FindAll("[role=option]").Select(option => option.ReadableText().Contains("Bank Major outage", StringComparison.Ordinal))));
    }

    [Fact]
    public void SearchBox_Users_AreToldApartByWhatIsWrongAndTheirBanks()
    {
        var failing = new UserStatus(UserStatusKind.JobFailed, SampleConnectors.Hooli, "Hooli Bank", Owner: ActionOwner.Customer);
        Users.Find.Is([
            User with { Status = failing, Banks = ["Hooli Bank", "Pied Piper Bank", "Bachmanity"] },
            User with { Status = new UserStatus(UserStatusKind.Fine), Banks = ["Hooli Bank", "Pied Piper Bank"] },
            User with { Status = failing, Banks = ["Hooli Bank"] },
        ]);

        Input.Input("ga");
        Time.Advance(Pause);

        _box.WaitForAssertion(() => Assert.Equal(
            ["Hooli Bank: customer must act +2", "Up to date · Hooli Bank +1", "Hooli Bank: customer must act"],
            _box.FindAll(".hit-status").Select(status => status.ReadableText())));
    }

    [Fact]
    public void SearchBox_Bank_LeadsToItsHealth()
    {
        Users.Find.Is([new SearchHit(default, null, Sample.Masked, "Hooli Bank", IsExactId: false) { Bank = SampleConnectors.Hooli }]);
        Input.Input("hooli");
        Time.Advance(Pause);
        _box.WaitForElement("[role=option]");

        _box.Find("[role=option]").MouseDown();

        Assert.Equal("/connectors/AU00000", new Uri(Navigation.Uri).AbsolutePath);
    }

    [Fact]
    public void SearchBox_OneLetter_AsksNothing()
    {
        Input.Input("g");
        Time.Advance(Pause);

        Assert.Equal(0, Users.Find.Asked);
    }

    [Theory]
    [InlineData("李")]
    [InlineData("小")]
    public void SearchBox_OneLetterThatIsAName_IsLookedFor(string letter)
    {
        Type(letter, User);

        Assert.Equal(["Gavin B••••••"], Options);
    }

    [Fact]
    public void SearchBox_HitThatTheMaskHides_SaysWhatMatched()
    {
        Type("belson", User with { FoundBy = "last name" }, User with { AtBank = "Hooli Bank" });

        Assert.Contains("Matches by last name", _box.FindAll("[role=option]")[0].ReadableText(), StringComparison.Ordinal);
        Assert.Contains("At Hooli Bank", _box.FindAll("[role=option]")[1].ReadableText(), StringComparison.Ordinal);
    }

    // The script lets go of the field only while it still holds that text.
    [Fact]
    public void SearchBox_ThatLedSomewhere_SaysWhichTextItTook()
    {
        Users.Find.Is([User]);
        Input.Input("gavin");
        _box.Find("form").Submit();

        _box.WaitForAssertion(() => Assert.Equal("gavin", Input.GetAttribute("data-sent")));
        Input.Input("lau");

        Assert.False(Input.HasAttribute("data-sent"));
    }

    [Fact]
    public void SearchBox_ArrowAndEnter_OpensThatHit()
    {
        Type("gav", User, Connection);

        Input.KeyDown(new KeyboardEventArgs { Key = "ArrowDown" });
        Input.KeyDown(new KeyboardEventArgs { Key = "ArrowDown" });
        _box.WaitForAssertion(() => Assert.Equal(_box.FindAll("[role=option]")[1].Id, Input.GetAttribute("aria-activedescendant")));
        _box.Find("form").Submit();

        _box.WaitForAssertion(() => Assert.EndsWith($"/users/{Sample.UserId}/connections/{Sample.ConnectionId}", Navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public void SearchBox_EnterWithOneHit_OpensIt()
    {
        Users.Find.Is([User]);
        Input.Input("gavin");

        _box.Find("form").Submit();

        _box.WaitForAssertion(() => Assert.EndsWith($"/users/{Sample.UserId}", Navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public void SearchBox_EnterWithSeveralHits_ListsTheUsers()
    {
        Users.Find.Is([User, Connection]);
        Input.Input("pied piper");

        _box.Find("form").Submit();

        _box.WaitForAssertion(() => Assert.Equal("pied piper", UsersQuery.Parse(Navigation.Uri).Filter.Text));
    }

    [Fact]
    public void SearchBox_WholeIdPasted_IsOpenedAtOnce()
    {
        Users.Find.Is([Connection with { IsExactId = true }]);

        Input.TriggerEvent("onpaste", new ClipboardEventArgs());
        Input.Input(Sample.ConnectionId.Value);

        _box.WaitForAssertion(() => Assert.EndsWith($"/connections/{Sample.ConnectionId}", Navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public void SearchBox_WholeJobIdPasted_OpensTheJob()
    {
        Users.Find.Is([new SearchHit(Sample.UserId, Sample.ConnectionId, Sample.Masked, "Pied Piper Credit Union", IsExactId: true, Sample.JobId)]);

        Input.TriggerEvent("onpaste", new ClipboardEventArgs());
        Input.Input(Sample.JobId.Value);

        _box.WaitForAssertion(() => Assert.EndsWith($"/jobs/{Sample.JobId}", Navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public void SearchBox_JobFound_IsCalledAJobOfItsBank()
    {
        Type(Sample.JobId.Value, new SearchHit(Sample.UserId, null, Sample.Masked, "Pied Piper Credit Union", IsExactId: true, Sample.JobId));

        Assert.Equal(["Job at Pied Piper Credit Union"], Options);
    }

    [Fact]
    public void SearchBox_WholeIdTyped_WaitsForEnter()
    {
        Type(Sample.UserId.Value, User with { IsExactId = true });

        Assert.DoesNotContain("/users/", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void SearchBox_NothingFound_SaysSo()
    {
        Type("nobody");

        _box.WaitForAssertion(() => Assert.Contains("Nothing found", _box.Find("[role=listbox]").ReadableText(), StringComparison.Ordinal));
    }

    [Fact]
    public void SearchBox_Escape_ClosesTheSuggestions()
    {
        Type("gav", User);

        Input.KeyDown(new KeyboardEventArgs { Key = "Escape" });

        _box.WaitForAssertion(() => Assert.True(_box.Find("[role=listbox]").HasAttribute("hidden")));
    }

    [Fact]
    public void SearchBox_FailedSearch_SaysWhyWithoutTheText()
    {
        Users.Find.Fails(new InvalidOperationException("no such table"));

        Input.Input("gavin@hooli.com");
        Time.Advance(Pause);

        _box.WaitForAssertion(() => Assert.Contains("Something went wrong in this app", _box.Text(), StringComparison.Ordinal));
        Assert.DoesNotContain("gavin@hooli.com", Logs.AllText, StringComparison.Ordinal);
    }

    private void Type(string text, params SearchHit[] hits)
    {
        Users.Find.Is(hits);
        Input.Input(text);
        Time.Advance(Pause);
        _box.WaitForState(() => !_box.Find("[role=listbox]").HasAttribute("hidden"));
    }
}
