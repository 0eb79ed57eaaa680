using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Components.Pages.Activities;
using BasiqAdmin.Components.Pages.FailedJobs;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Activities;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Activities;

public sealed class ActivityTimelineTests : ComponentTest
{
    [Fact]
    public void Timeline_WithoutAVersion_Waits()
    {
        var timeline = Open(version: null);
        Assert.Empty(Activities.Asked);

        timeline.Render(parameters => parameters.Add(activity => activity.Version, 1));

        Assert.Equal([(ActivityFilter.All, null)], Activities.Asked);
    }

    [Fact]
    public void Filter_Chosen_ShowsThatPartFromItsStart()
    {
        var timeline = Open();
        Activities.OfUser.Is(new ActivityPage([Update("Hooli")], null));

        timeline.Button("Failed").Click();

        Assert.Equal((ActivityFilter.Failed, null), Activities.Asked[^1]);
        Assert.Equal("true", timeline.Button("Failed").GetAttribute("aria-pressed"));
        Assert.Equal(["Hooli"], Shown(timeline));
        Assert.False(timeline.HasButton("Show older"));
    }

    [Fact]
    public void Older_Asked_FollowThoseShown()
    {
        var timeline = Open();
        Activities.OfUser.Is(new ActivityPage([Update("Hooli")], null));

        timeline.Button("Show older").Click();

        Assert.Equal((ActivityFilter.All, "older"), Activities.Asked[^1]);
        Assert.Equal(["Pied Piper", "Hooli"], Shown(timeline));
        Assert.False(timeline.HasButton("Show older"));
    }

    [Fact]
    public void Older_ThatCannotBeLoaded_CostNothingAndCanBeTriedAgain()
    {
        var timeline = Open();
        Activities.OfUser.Fails(new InvalidOperationException("away"));
        timeline.Button("Show older").Click();
        Assert.Contains("Older entries could not be loaded", timeline.Find("[role=alert]").Words(), StringComparison.Ordinal);
        Assert.Equal(["Pied Piper"], Shown(timeline));
        Activities.OfUser.Is(new ActivityPage([Update("Hooli")], null));

        timeline.Button("Retry").Click();

        Assert.Equal(["Pied Piper", "Hooli"], Shown(timeline));
        Assert.Empty(timeline.FindAll("[role=alert]"));
    }

    [Fact]
    public void Older_OfAListThatCouldNotBeLoaded_AreNotOffered()
    {
        var timeline = Open();
        Activities.OfUser.Fails(new InvalidOperationException("away"));

        timeline.Button("People").Click();

        Assert.Contains("Activity could not be loaded", timeline.Find("[role=alert]").Words(), StringComparison.Ordinal);
        Assert.False(timeline.HasButton("Show older"));
    }

    [Fact]
    public void Older_OfTheUserBefore_AreNotOffered()
    {
        var timeline = Open();
        Activities.OfUser.Waits();

        timeline.Render(parameters => parameters.Add(activity => activity.UserId, UserId.Parse("u-other")));

        Assert.False(timeline.HasButton("Show older"));
    }

    [Fact]
    public async Task Older_AnsweredWhenAnotherFilterIsBeingLoaded_AreDropped()
    {
        var timeline = Open();
        var late = Activities.OfUser.Waits();
        var asking = timeline.Button("Show older").ClickAsync(new());
        var people = Activities.OfUser.Waits();
        var choosing = timeline.Button("People").ClickAsync(new());

        late.SetResult(new ActivityPage([Update("Hooli")], null));
        await asking;
        people.SetResult(new ActivityPage([Update("Nucleus")], null));
        await choosing;

        Assert.Equal(["Nucleus"], Shown(timeline));
    }

    [Fact]
    public void Cases_AreToldInTheWordsOfTheirHistory() => Assert.All(Enum.GetValues<CaseEventKind>(), kind => Assert.Equal(
        $"Case: {CaseWords.Of(kind)} by Mira",
        ActivityWords.Of(new CaseActivity(Sample.Now, null, null, "Pied Piper", 12, kind, "Mira", IsPerson: true, null)).Text,
        ignoreCase: true));

    private static JobActivity Update(string bank) => new(Sample.Now, null, null, bank, Sample.JobId, JobStatus.Failed, null);

    private static IEnumerable<string> Shown(IRenderedComponent<ActivityTimeline> timeline) => timeline.FindAll("ol[aria-label=Activity] li strong").Select(bank => bank.Words());

    private IRenderedComponent<ActivityTimeline> Open(int? version = 1)
    {
        Activities.OfUser.Is(new ActivityPage([Update("Pied Piper")], "older"));
        return Render<ActivityTimeline>(parameters => parameters.Add(activity => activity.UserId, Sample.UserId).Add(activity => activity.NamesBanks, value: true).Add(activity => activity.Version, version));
    }
}
