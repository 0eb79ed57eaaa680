using BasiqAdmin.Components.Shared;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Components.Tests.Pages;
using BasiqAdmin.Display;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Shared;

public sealed class SmallPartsTests : ComponentTest
{
    [Theory]
    [InlineData(Tone.Bad, "#cross")]
    [InlineData(Tone.Warn, "#warning")]
    [InlineData(Tone.Info, "#running")]
    public void StatusBadge_Exception_HasAnIconOfItsOwnBesideTheWord(Tone tone, string symbol)
    {
        var badge = Render<StatusBadge>(parameters => parameters.Add(status => status.Text, "Invalid").Add(status => status.Tone, tone));

        Assert.Equal("Invalid", badge.Text());
        Assert.EndsWith(symbol, badge.Find("use").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Tone.Ok)]
    [InlineData(Tone.Idle)]
    public void StatusBadge_OfWhatIsWell_IsADotAndAWord(Tone tone)
    {
        var badge = Render<StatusBadge>(parameters => parameters.Add(status => status.Text, "Active").Add(status => status.Tone, tone));

        Assert.Equal("Active", badge.Text());
        Assert.Equal("true", badge.Find(".dot").GetAttribute("aria-hidden"));
        Assert.Empty(badge.FindAll("use"));
    }

    [Fact]
    public void IdText_LongId_IsShortenedInTheMiddleAndCopiedWhole()
    {
        var id = Render<IdText>(parameters => parameters.Add(text => text.Value, Sample.UserId.Value).Add(text => text.What, "user id"));

        Assert.Equal("ea3a81f0…9b2c", id.Find(".id").ReadableText());
        Assert.Equal(Sample.UserId.Value, id.Find(".id").GetAttribute("title"));
        Assert.Equal(Sample.UserId.Value, id.Button("Copy user id").GetAttribute("data-copy"));
    }

    [Theory]
    [InlineData("AU00000", false, "AU00000")]
    [InlineData("0123456789abc", false, "0123456789abc")]
    [InlineData("0123456789abcd", false, "01234567…abcd")]
    [InlineData("0123456789abcd", true, "0123456789abcd")]
    public void IdText_ShortOrWhole_IsShownAsItIs(string value, bool isWhole, string expected)
    {
        var id = Render<IdText>(parameters => parameters.Add(text => text.Value, value).Add(text => text.IsWhole, isWhole));

        Assert.Equal(expected, id.Find(".id").ReadableText());
    }

    [Fact]
    public void TimeText_Moment_IsRelativeWithTheExactTimeOnHoverAndForMachines()
    {
        var time = Render<TimeText>(parameters => parameters.Add(text => text.Value, Sample.Now.AddHours(-3)));

        var element = time.Find("time");
        Assert.Equal("3 h ago", element.ReadableText());
        Assert.Equal("20 Nov 2026 06:00:00 UTC", element.GetAttribute("title"));
        Assert.StartsWith("2026-11-20T06:00:00", element.GetAttribute("datetime"), StringComparison.Ordinal);
    }

    [Fact]
    public void TimeText_WithoutAMoment_SaysSo()
    {
        var time = Render<TimeText>(parameters => parameters.Add(text => text.Value, null).Add(text => text.Absent, "never"));

        Assert.Equal("never", time.Text());
    }

    [Fact]
    public void Breadcrumbs_LastStep_IsThePageItself()
    {
        var crumbs = Render<Breadcrumbs>(parameters => parameters.Add(way => way.Items, [new Crumb("Users", "/users"), new Crumb("Gavin B.")]));

        Assert.Equal("/users", crumbs.Link("Users").GetAttribute("href"));
        Assert.Equal("Gavin B.", crumbs.Find("[aria-current=page]").ReadableText());
    }

    [Fact]
    public void CountChips_Counts_AreLinksAndTheCurrentOneSaysSo()
    {
        var chips = Render<CountChips>(parameters => parameters.Add(counts => counts.Items,
            [new CountChip("All", 1000, "/users", IsCurrent: true), new CountChip("In trouble", null, "/users?trouble=1", IsCurrent: false)]));

        Assert.Equal("true", chips.Link("All 1,000").GetAttribute("aria-current"));
        Assert.Equal("/users?trouble=1", chips.Link("In trouble").GetAttribute("href"));
        Assert.Null(chips.Link("In trouble").GetAttribute("aria-current"));
    }

    [Fact]
    public void PageHeader_WithRefresh_OffersItToTheKeyR()
    {
        var refreshes = 0;
        var header = Render<PageHeader>(parameters => parameters.Add(page => page.Title, "Users").Add(page => page.OnRefresh, () => refreshes++));

        header.Find("[data-refresh]").Click();

        Assert.Equal(1, refreshes);
        Assert.Equal("Users", header.Find("h1").ReadableText());
    }

    [Fact]
    public void Card_WithATitle_IsARegionOfThatName()
    {
        var card = Render<Card>(parameters => parameters.Add(section => section.Title, "Diagnosis").AddChildContent("All well"));

        var heading = card.Find("h2");
        Assert.Equal("Diagnosis", heading.ReadableText());
        Assert.Equal(heading.Id, card.Find("section").GetAttribute("aria-labelledby"));
    }

    [Fact]
    public void Field_WithAnError_TiesItToTheInput()
    {
        var field = Render<Field>(parameters => parameters
            .Add(input => input.Label, "Reason")
            .Add(input => input.Id, "reason")
            .Add(input => input.Hint, "A ticket number helps.")
            .Add(input => input.Error, "A reason is needed.")
            .Add(input => input.ChildContent, context => $"<input id='{context.Id}' aria-describedby='{context.DescribedBy}' aria-invalid='{context.Invalid}' />"));

        var input = field.Find("input");
        Assert.Equal("reason", field.Find("label").GetAttribute("for"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        var described = string.Join(' ', input.GetAttribute("aria-describedby")!.Split(' ').Select(id => field.Find($"#{id}").ReadableText()));
        Assert.Equal("A reason is needed. A ticket number helps.", described);
    }

    [Fact]
    public void Masked_Details_AreShownWhenAskedForAndHiddenAgain()
    {
        var asked = 0;
        var masked = Render<Masked>(parameters => parameters.Add(person => person.Details, Sample.Masked).Add(person => person.OnReveal, () => asked++).Add(person => person.OnHide, () => { }));
        masked.Button("Show details").Click();

        masked.Render(parameters => parameters.Add(person => person.Revealed, Sample.Unmasked));

        Assert.Equal(1, asked);
        Assert.Contains("gavin@hooli.com", masked.Text(), StringComparison.Ordinal);
        Assert.True(masked.HasButton("Hide details"));
    }

    [Fact]
    public void Masked_PersonWithABusiness_ShowsItOnceAskedFor()
    {
        var masked = Render<Masked>(parameters => parameters.Add(person => person.Details, Sample.Masked));
        Assert.DoesNotContain("Bobs Burgers", masked.Text(), StringComparison.Ordinal);

        masked.Render(parameters => parameters.Add(person => person.Revealed, Sample.Unmasked with { BusinessName = "Bobs Burgers Pty Ltd" }));

        Assert.Contains("Bobs Burgers Pty Ltd", masked.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "Failed")]
    [InlineData(-1, "All")]
    public void Chips_InALine_AreOneStopOfTab(int current, string stop)
    {
        string[] texts = ["All", "Failed", "Succeeded"];

        var chips = Render<CountChips>(parameters => parameters.Add(line => line.Items, [.. texts.Select((text, at) => new CountChip(text, 1, $"/{text}", at == current))]));

        Assert.NotNull(chips.Find("nav[data-roving]"));
        Assert.Equal($"{stop} 1", Assert.Single(chips.FindAll("a:not([tabindex='-1'])")).Words());
    }

    [Fact]
    public void Masked_ForPeopleWithoutTheRight_OffersNothing()
    {
        var masked = Render<Masked>(parameters => parameters.Add(person => person.Details, Sample.Masked));

        Assert.False(masked.HasButton("Show details"));
    }
}
