using BasiqAdmin.Components.Layout;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Testing.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Components.Tests.Shared;

public sealed class FrameFeedTests : ComponentTest
{
    private FrameFeed Feed => Services.GetRequiredService<FrameFeed>();

    private int Asked => Inbox.Count.Asked + Banks.Count.Asked + Banks.Outages.Asked + Recovery.Count.Asked + Purges.Searches.Count;

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public async Task Minute_HoweverManyFramesAreOpen_TakesOneLookAndFourMore(int frames)
    {
        for (var frame = 0; frame < frames; frame++)
        {
            Render<Bell>();
            Render<NavPanel>(parameters => parameters.Add(panel => panel.Actor, SignInAs(Role.Admin)));
        }

        for (var look = 0; look < 4; look++)
        {
            await Feed.EnsureAsync();
            Time.Advance(TimeSpan.FromSeconds(15));
        }

        await Feed.EnsureAsync();
        Assert.Equal(5 * 5, Asked);
    }

    [Fact]
    public async Task Pages_ThatAreChangedWithinASecond_AreOneMoreLook()
    {
        using var listening = Feed.Subscribe(() => { });
        await Feed.EnsureAsync();

        for (var change = 0; change < 20; change++)
        {
            Feed.LookSoon();
        }

        Assert.Equal(5, Asked);
        Time.Advance(TimeSpan.FromSeconds(1));
        await Feed.EnsureAsync();
        Assert.Equal(10, Asked);
    }

    [Fact]
    public async Task Clock_SetBack_DoesNotHoldLooksUp()
    {
        using var listening = Feed.Subscribe(() => { });
        await Feed.EnsureAsync();
        Time.Set(TimeSpan.FromHours(-1));

        Feed.LookSoon();
        Time.Advance(TimeSpan.FromSeconds(1));
        await Feed.EnsureAsync();

        Assert.Equal(10, Asked);
    }

    [Fact]
    public async Task Listener_ThatThrows_KeepsNeitherTheOthersNorTheNextLookFromComing()
    {
        var heard = 0;
        Inbox.Count.Is(Counted(3));
        using var throwing = Feed.Subscribe(() => throw new InvalidOperationException("gone"));
        using var listening = Feed.Subscribe(() => heard++);
        await Feed.EnsureAsync();
        Inbox.Count.Is(Counted(4));

        Time.Advance(TimeSpan.FromSeconds(15));
        await Feed.EnsureAsync();

        Assert.Equal((2, 4), (heard, Feed.Newest.OpenCases));
        Assert.Equal(2, Logs.Lines.Count(line => line.Level == LogLevel.Warning));
    }

    [Fact]
    public async Task NobodyListening_NothingIsAsked()
    {
        Feed.Subscribe(() => { }).Dispose();

        await Feed.EnsureAsync();
        Feed.LookSoon();
        Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(0, Asked);
    }

    [Fact]
    public async Task Look_ThatFindsTheSame_TellsNobody()
    {
        var told = 0;
        Inbox.Count.Is(Counted(3));
        using var listening = Feed.Subscribe(() => told++);
        await Feed.EnsureAsync();

        Time.Advance(TimeSpan.FromSeconds(15));
        await Feed.EnsureAsync();
        Assert.Equal(1, told);
        Inbox.Count.Is(Counted(4));
        Time.Advance(TimeSpan.FromSeconds(15));
        await Feed.EnsureAsync();

        Assert.Equal((2, 4), (told, Feed.Newest.OpenCases));
    }

    [Fact]
    public async Task Part_ThatCannotBeRead_StaysAsItWasAndIsLogged()
    {
        Inbox.Count.Is(Counted(3));
        Banks.Outages.Is([]);
        using var listening = Feed.Subscribe(() => { });
        await Feed.EnsureAsync();
        Inbox.Count.Fails(new InvalidOperationException("locked"));
        Banks.Outages.Is([SampleConnectors.Outage()]);

        Time.Advance(TimeSpan.FromSeconds(15));
        await Feed.EnsureAsync();

        Assert.Equal(3, Feed.Newest.OpenCases);
        Assert.Single(Feed.Newest.Outages);
        Assert.Single(Logs.Lines, line => line.Level == LogLevel.Warning);
    }

    private static InboxCounts Counted(int open) => new(open, new Dictionary<ActionOwner, int>(), 0, 0, 0, 0, null);
}
