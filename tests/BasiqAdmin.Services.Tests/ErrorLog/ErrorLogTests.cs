using System.Text.Json;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.ErrorLog;
using BasiqAdmin.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Tests.ErrorLog;

public sealed partial class ErrorLogTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Log_WarningInAScope_IsStoredWithItsIds()
    {
        await using var scene = await ErrorScene.StartAsync();
        using (scene.Logger.BeginScope(new Dictionary<string, object?> { ["userId"] = "u-1", ["connectionId"] = "c-1", ["jobId"] = "outer" }))
        using (scene.Logger.BeginScope(new Dictionary<string, object?> { ["jobId"] = "j-1", ["correlationId"] = "k-1" }))
        {
            Log.Slow(scene.Logger, 7);
        }

        await scene.StoreAsync();

        var row = Assert.Single(await scene.SearchAsync());
        Assert.Equal(("u-1", "c-1", "j-1", "k-1"), (row.UserId, row.ConnectionId, row.JobId, row.CorrelationId));
        Assert.Equal(("Warning", "Test.Category", 42, "Took 7 s"), (row.Level, row.Category, row.EventId, row.Message));
        Assert.Equal(scene.Host.Clock.GetUtcNow(), row.At);
    }

    [Fact]
    public async Task Log_IdsInItsOwnFields_WinOverTheScope()
    {
        await using var scene = await ErrorScene.StartAsync();
        using (scene.Logger.BeginScope(new Dictionary<string, object?> { ["userId"] = "outer" }))
        {
            Log.Broken(scene.Logger, "u-2", "c-2", null);
        }

        await scene.StoreAsync();

        var row = Assert.Single(await scene.SearchAsync());
        Assert.Equal(("u-2", "c-2"), (row.UserId, row.ConnectionId));
    }

    [Fact]
    public async Task Log_BasiqException_GivesItsCorrelationId()
    {
        await using var scene = await ErrorScene.StartAsync();
        var basiq = new BasiqException(BasiqErrorKind.ServerError, "GET /users was answered with 500.") { CorrelationId = "k-9", Detail = "about gavin@hooli.com" };

        Log.Broken(scene.Logger, "u-1", "c-1", new AggregateException(basiq));
        await scene.StoreAsync();

        var row = Assert.Single(await scene.SearchAsync());
        Assert.Equal("k-9", row.CorrelationId);
        Assert.Contains("BasiqException: GET /users was answered with 500.", row.Exception!, StringComparison.Ordinal);
        Assert.DoesNotContain("hooli", row.Exception!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_InformationOrBelow_IsNotStored()
    {
        await using var scene = await ErrorScene.StartAsync();

        Log.Fine(scene.Logger);
        await scene.StoreAsync();

        Assert.Empty(await scene.SearchAsync());
    }

    [Theory]
    [InlineData("mail to gavin.belson+x@hooli.com.au failed", "mail to [e-mail] failed")]
    [InlineData("call +61 400 600 666 now", "call [phone] now")]
    [InlineData("call 0400 600 666, please", "call [phone], please")]
    [InlineData("sent Authorization: Bearer abcdefgh12345678", "sent Authorization: Bearer [secret]")]
    [InlineData("sent basic YWJjZGVmZ2hpamtsbW5vcA==", "sent basic [secret]")]
    [InlineData("token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", "token [secret]")]
    [InlineData("user ea3a81f0-1f0e-4f3c-8f5e-0b7d4c7e9b2c at 127.0.0.1:7070", "user ea3a81f0-1f0e-4f3c-8f5e-0b7d4c7e9b2c at 127.0.0.1:7070")]
    public void Text_WithPersonalDetailsOrSecrets_LosesThemAndNothingElse(string text, string expected) => Assert.Equal(expected, SafeText.Of(text));

    [Fact]
    public void Text_WithADetailWhereItIsCut_LosesItToo() =>
        Assert.Equal($"{new string('x', 3991)} [e-mail]…", SafeText.Of($"{new string('x', 3991)} gavin.belson@hooli.com.au {new string('y', 100)}"));

    [Fact]
    public void Exception_WhoseMessageMayQuoteData_IsDescribedWithoutIt()
    {
        var exception = new InvalidOperationException("Gavin Belson", new JsonException("'Belson' is not a number", new TimeoutException("took 30 s")));

        var text = ExceptionText.Describe(exception);

        Assert.DoesNotContain("Belson", text, StringComparison.Ordinal);
        Assert.Contains("System.Text.Json.JsonException: (message withheld)", text, StringComparison.Ordinal);
        Assert.Contains("System.TimeoutException: took 30 s", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Log_FloodBeyondTheQueue_ReturnsAtOnceAndCountsWhatIsDropped()
    {
        var queue = new ErrorQueue(capacity: 10);
        using var provider = new ErrorLogProvider(queue, new ManualTimeProvider());
        var logger = provider.CreateLogger("Test.Category");

        Parallel.For(0, 1000, number => Log.Slow(logger, number));

        Assert.Equal(990, queue.Dropped);
    }

    [Fact]
    public void Log_FormatterThatThrows_DoesNotFailItsCaller()
    {
        var queue = new ErrorQueue();
        using var provider = new ErrorLogProvider(queue, new ManualTimeProvider());

        provider.CreateLogger("Test.Category").Log(LogLevel.Error, default, 1, null, (_, _) => throw new InvalidOperationException("formatter"));

        Assert.Equal(1, queue.Dropped);
    }

    [Fact]
    public async Task Writer_DatabaseAwayForGood_CountsTheBatchAndDoesNotFeedItself()
    {
        await using var scene = await ErrorScene.StartAsync();
        await using var context = scene.Host.Database();
        await context.Database.ExecuteSqlRawAsync("ALTER TABLE \"ErrorEntries\" RENAME TO \"Away\"", Cancelled);
        Log.Slow(scene.Logger, 1);
        Log.Slow(scene.Logger, 2);

        await scene.StoreAsync();
        await context.Database.ExecuteSqlRawAsync("ALTER TABLE \"Away\" RENAME TO \"ErrorEntries\"", Cancelled);

        Assert.Equal(2, scene.Errors.Dropped);
        Assert.Empty(await scene.SearchAsync());
        Assert.Contains("could not be stored for the errors page", scene.Host.Logs.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writer_DatabaseAwayForAWhile_StoresItLater()
    {
        await using var scene = await ErrorScene.StartAsync();
        await using var context = scene.Host.Database();
        await context.Database.ExecuteSqlRawAsync("ALTER TABLE \"ErrorEntries\" RENAME TO \"Away\"", Cancelled);
        Log.Slow(scene.Logger, 1);

        await scene.Writer.StartAsync(Cancelled);
        await scene.Host.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(1), Cancelled);
        await context.Database.ExecuteSqlRawAsync("ALTER TABLE \"Away\" RENAME TO \"ErrorEntries\"", Cancelled);
        scene.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        await scene.Writer.StopAsync(Cancelled);

        Assert.Equal((1, 0), ((await scene.SearchAsync()).Count, scene.Errors.Dropped));
    }

    [Fact]
    public async Task Search_ByEveryField_FindsTheOneEntry()
    {
        await using var scene = await ErrorScene.StartAsync();
        Log.Slow(scene.Logger, 7);
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        using (scene.Logger.BeginScope(new Dictionary<string, object?> { ["jobId"] = "j-1", ["correlationId"] = "k-1" }))
        {
            Log.Broken(scene.Logger, "u-1", "c-1", null);
        }

        await scene.StoreAsync();

        var now = scene.Host.Clock.GetUtcNow();
        ErrorFilter[] filters =
        [
            new(Text: "BROKE"), new(Level: "Error"), new(UserId: " u-1 "), new(ConnectionId: "c-1"), new(JobId: "j-1"),
            new(CorrelationId: "k-1"), new(Cause: "Test.Category #43"), new(From: now),
        ];
        foreach (var filter in filters)
        {
            Assert.Equal(43, Assert.Single(await scene.SearchAsync(filter)).EventId);
        }

        Assert.Equal(42, Assert.Single(await scene.SearchAsync(new ErrorFilter(To: now))).EventId);
    }

    [Fact]
    public async Task Group_ByCause_CountsMostFirst()
    {
        await using var scene = await ErrorScene.StartAsync();
        Log.Broken(scene.Logger, "u-1", "c-1", null);
        var first = scene.Host.Clock.GetUtcNow();
        for (var number = 1; number <= 3; number++)
        {
            Log.Slow(scene.Logger, number);
            scene.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await scene.StoreAsync();

        var groups = await scene.GroupAsync();
        Assert.Equal(2, groups.Count);
        Assert.Equal(new ErrorCause("Test.Category #42", "Warning", "Took 3 s", 3, first, first.AddMinutes(2)), groups[0] with { ByDay = [] });
    }

    [Fact]
    public async Task Retention_OlderThanTheSetting_IsDeletedAndTheRestStays()
    {
        await using var scene = await ErrorScene.StartAsync();
        Log.Slow(scene.Logger, 1);
        scene.Host.Clock.Advance(TimeSpan.FromDays(89));
        Log.Slow(scene.Logger, 2);
        await scene.StoreAsync();
        scene.Host.Clock.Advance(TimeSpan.FromDays(2));

        var result = await scene.Host.Get<Retention>().RunAsync(Cancelled);

        Assert.Equal(1, result.Handled);
        Assert.Equal("Took 2 s", Assert.Single(await scene.SearchAsync()).Message);
    }

    private static partial class Log
    {
        [LoggerMessage(41, LogLevel.Information, "All is well")]
        public static partial void Fine(ILogger logger);

        [LoggerMessage(42, LogLevel.Warning, "Took {Seconds} s")]
        public static partial void Slow(ILogger logger, int seconds);

        [LoggerMessage(43, LogLevel.Error, "Broke for {UserId} and {ConnectionId}")]
        public static partial void Broken(ILogger logger, string userId, string connectionId, Exception? exception);
    }
}
