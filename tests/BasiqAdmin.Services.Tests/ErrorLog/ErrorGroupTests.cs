using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.ErrorLog;

namespace BasiqAdmin.Services.Tests.ErrorLog;

/// <summary>App errors by cause, with their days; a refusal is none.</summary>
public sealed class ErrorGroupTests : IAsyncLifetime
{
    private ErrorScene scene = null!;

    private DateTimeOffset Now => scene.Host.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        scene = await ErrorScene.StartAsync();
        await using var database = scene.Host.Database();
        database.AddRange(
            Entry("Jobs #1", 14),
            Entry("Jobs #1", 13),
            Entry("Jobs #1", 0),
            Entry("Jobs #1", 0),
            Entry("Purges #2", 1, "System.TimeoutException: late"),
            Entry("Pages #3", 0, $"{typeof(AccessDeniedException).FullName}: This needs the right ManageCases."));
        await database.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task Groups_HaveCountLastAndTheDays_TodayLast()
    {
        var groups = await scene.GroupAsync();

        Assert.Equal([("Jobs #1", 4, Now), ("Purges #2", 1, Now.AddDays(-1))], groups.Select(group => (group.Cause, group.Count, group.LastAt)));
        Assert.Equal([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2], groups[0].ByDay);
        Assert.Equal((1, 1), (groups[1].ByDay[12], groups[1].ByDay.Sum()));
    }

    [Fact]
    public async Task Refusals_AreNotAmongTheErrors()
    {
        Assert.DoesNotContain(await scene.SearchAsync(), row => row.Category == "Pages");
        Assert.Empty(await scene.GroupAsync(new ErrorFilter(Cause: "Pages #3")));
    }

    private ErrorEntry Entry(string cause, int daysAgo, string? exception = null) => new()
    {
        At = Now.AddDays(-daysAgo),
        Level = "Error",
        Category = cause.Split(' ')[0],
        EventId = 1,
        Cause = cause,
        Message = "Something went wrong",
        Exception = exception,
    };
}
