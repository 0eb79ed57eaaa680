using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Components.Pages.Activities;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Display;
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
        Assert.Equal("/here?part=Failed", timeline.Link("Failed").GetAttribute("href"));

        Choose(timeline, ActivityFilter.Failed);

        Assert.Equal((ActivityFilter.Failed, null), Activities.Asked[^1]);
        Assert.Equal("Failed", timeline.Find("[aria-label=Show] [aria-current=true]").Words());
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

        Choose(timeline, ActivityFilter.People);

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
        Choose(timeline, ActivityFilter.People);

        late.SetResult(new ActivityPage([Update("Hooli")], null));
        await asking;
        people.SetResult(new ActivityPage([Update("Nucleus")], null));

        timeline.WaitForAssertion(() => Assert.Equal(["Nucleus"], Shown(timeline)));
    }

    [Fact]
    public void Cases_AreToldInTheWordsOfTheirHistory() => Assert.All(Enum.GetValues<CaseEventKind>(), kind => Assert.Equal(
        $"Case: {CaseText.Of(kind)} by Mira",
        ActivityText.Of(new CaseActivity(Sample.Now, null, null, "Pied Piper", 12, kind, "Mira", IsPerson: true, null)).Text,
        ignoreCase: true));

    [Fact]
    public void Ends_OfAConsentAndOfAPermission_AreNamedApart()
    {
        Activity[] ends =
        [
            new ConsentActivity(Sample.Now, ConsentEvent.Ended, null),
            new ConsentActivity(Sample.Now, ConsentEvent.Revoked, null),
            new PermissionEndedActivity(Sample.Now, null, null, "Pied Piper"),
        ];

        Assert.Equal(["Consent ran out", "Consent withdrawn", "Permission at the bank ran out"], ends.Select(end => ActivityText.Of(end).Text));
    }

    [Fact]
    public void Consents_LieAmongTheEntries_AsFarAsThoseAreShown()
    {
        var timeline = Open();
        Consent[] consents = [Consent(Sample.Now.AddDays(-1), Sample.Now.AddDays(30)), Consent(Sample.Now.AddHours(1), null), Consent(Sample.Now.AddDays(-400), null) with { RevokedAt = Sample.Now.AddDays(-20) }];
        timeline.Render(parameters => parameters.Add(activity => activity.Consents, consents));
        Assert.Equal(["Consent ends Payments", "Consent given Payments", "Pied Piper : Update failed: no reason is known"], Lines());
        Activities.OfUser.Is(new ActivityPage([Update("Hooli", Sample.Now.AddDays(-10))], null));

        timeline.Button("Show older").Click();

        Assert.Equal(
            ["Consent ends Payments", "Consent given Payments", "Pied Piper : Update failed: no reason is known", "Consent given Payments", "Hooli : Update failed: no reason is known", "Consent withdrawn Payments", "Consent given Payments"],
            Lines());
        Activities.OfUser.Is(new ActivityPage([Update("Nucleus")], null));
        Choose(timeline, ActivityFilter.People);
        Assert.Equal(["Nucleus : Update failed: no reason is known"], Lines());

        IEnumerable<string> Lines() => timeline.FindAll("ol[aria-label=Activity] .what").Select(line => line.Words());
    }

    [Fact]
    public void Consents_Alone_AreNoEmptyTimeline()
    {
        Activities.OfUser.Is(new ActivityPage([], null));

        var timeline = Render<ActivityTimeline>(parameters => parameters.Add(activity => activity.UserId, Sample.UserId).Add(activity => activity.Link, Here).Add(activity => activity.Version, 1)
            .Add(activity => activity.Consents, [Consent(Sample.Now.AddDays(-1), null)]));

        Assert.Contains("Consent given", timeline.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing is known yet", timeline.Words(), StringComparison.Ordinal);
    }

    private static Consent Consent(DateTimeOffset given, DateTimeOffset? ends) =>
        new(ConsentId.Parse("consent-1"), ConsentStatus.Active, given, given, ends, null, "user", "Payments", null, null, [], null, null);

    private static JobActivity Update(string bank, DateTimeOffset? at = null) => new(at ?? Sample.Now, null, null, bank, Sample.JobId, JobStatus.Failed, null);

    private static IEnumerable<string> Shown(IRenderedComponent<ActivityTimeline> timeline) => timeline.FindAll("ol[aria-label=Activity] li strong").Select(bank => bank.Words());

    private static string Here(ActivityFilter part) => $"/here?part={part}";

    private static void Choose(IRenderedComponent<ActivityTimeline> timeline, ActivityFilter part) => timeline.Render(parameters => parameters.Add(activity => activity.Filter, part));

    private IRenderedComponent<ActivityTimeline> Open(int? version = 1)
    {
        Activities.OfUser.Is(new ActivityPage([Update("Pied Piper")], "older"));
        return Render<ActivityTimeline>(parameters => parameters.Add(activity => activity.UserId, Sample.UserId).Add(activity => activity.NamesBanks, value: true).Add(activity => activity.Version, version).Add(activity => activity.Link, Here));
    }
}
