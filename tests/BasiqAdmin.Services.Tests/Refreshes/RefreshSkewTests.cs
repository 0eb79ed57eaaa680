using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Refreshes;

namespace BasiqAdmin.Services.Tests.Refreshes;

/// <summary>Basiq's clock and ours do not agree, and an answer is lost.</summary>
public sealed class RefreshSkewTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(-300)]
    [InlineData(-10)]
    [InlineData(10)]
    [InlineData(300)]
    public async Task Answer_LostAfterTheEffect_IsSettledByTheNewJob_AndNotSentTwice(int seconds)
    {
        await using var scene = await RefreshScene.StartApartAsync(TimeSpan.FromSeconds(seconds));
        var connection = await scene.AllowedAsync();
        await scene.FailAsync(drop: true, afterEffect: true);
        await scene.RefreshAsync(connection);
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(2));

        await scene.Host.Get<RefreshSettlement>().RunAsync(Token);

        var again = await scene.RefreshAsync(connection);
        var newest = (await scene.Basiq.Jobs.ListAsync(connection.UserId, connection.Id, Token)).MaxBy(job => job.CreatedAt)!;
        var row = Assert.Single(await scene.HistoryAsync(connection));
        Assert.Equal((RefreshState.Started, newest.Id), (row.State, row.JobId!.Value));
        Assert.NotEqual(RefreshAnswerKind.Started, again.Kind);
        Assert.Equal(1, await scene.SentAsync());
    }

    [Theory]
    [InlineData(-300)]
    [InlineData(-10)]
    [InlineData(10)]
    [InlineData(300)]
    public async Task Answer_LostBeforeTheEffect_TakesNoEarlierJobForItsOwn(int seconds)
    {
        await using var scene = await RefreshScene.StartApartAsync(TimeSpan.FromSeconds(seconds));
        var connection = await scene.AllowedAsync();
        var earlier = await scene.RefreshAsync(connection);
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(3));
        await scene.FailAsync(drop: true);
        await scene.RefreshAsync(connection, RefreshScene.Lea, "Ticket 4711");
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(2));

        await scene.Host.Get<RefreshSettlement>().RunAsync(Token);

        Assert.Equal(RefreshAnswerKind.Started, earlier.Kind);
        Assert.Equal([RefreshState.NotStarted, RefreshState.Started], (await scene.HistoryAsync(connection)).Select(row => row.State));
    }

    [Fact]
    public async Task Clock_SetBackWhileARefreshHasNoAnswer_KeepsItOpenNoLongerThanUsual()
    {
        await using var scene = await RefreshScene.StartApartAsync(TimeSpan.Zero);
        var connection = await scene.AllowedAsync();
        await scene.FailAsync(drop: true);
        await scene.RefreshAsync(connection);
        scene.Host.Clock.Set(TimeSpan.FromHours(-6));
        await scene.Host.Get<ClockCorrection>().RunAsync(Token);
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(2));

        await scene.Host.Get<RefreshSettlement>().RunAsync(Token);

        Assert.Equal(RefreshState.NotStarted, (await scene.HistoryAsync(connection)).Single().State);
    }
}
