using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Insights;
using BasiqAdmin.Services.Tests.Data;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Insights;

/// <summary>Reports count from indexes alone: a period of some months holds hundreds of thousands of jobs.</summary>
public sealed class InsightsPlanTests : IAsyncLifetime
{
    private ServicesHost host = null!;
    private AdminContext database = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync(users: 1);
        database = host.Database();
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Jobs_OfBothPeriods_AreCountedInTheIndexOfOutcomes()
    {
        var plan = await database.PlanAsync(JobFigures.Ended(database, JobStatus.Failed, Times()).GroupBy(job => new { job.InstitutionId, job.Owner, job.Cause }).Select(group => new { group.Key, Count = group.Count() }), Token);

        Assert.Equal("SEARCH j USING COVERING INDEX IX_Jobs_Outcomes (Status=? AND CreatedAt>? AND CreatedAt<?)", plan[0]);
    }

    [Fact]
    public async Task ClosedCases_AreCountedInTheIndexOfEvents()
    {
        var plan = await database.PlanAsync(CaseFigures.Resolved(database, Times()).GroupBy(happened => happened.ActorId).Select(group => new { group.Key, Count = group.Count() }), Token);

        Assert.Equal("SEARCH c USING COVERING INDEX IX_CaseEvents_Kind_At_ActorId_ActorName (Kind=? AND At>? AND At<?)", plan[0]);
    }

    [Fact]
    public async Task OpenedCases_AreCountedByCauseInTheirIndex()
    {
        var plan = await database.PlanAsync(CaseMarks.Opened(database, host.Clock.GetUtcNow()).GroupBy(found => found.Cause).Select(group => new { group.Key, Count = group.Count() }), Token);

        Assert.Equal("SEARCH f USING COVERING INDEX IX_FailedJobCases_OpenedAt_Cause (OpenedAt>?)", plan[0]);
    }

    private PeriodTimes Times() => PeriodTimes.Of(InsightsPeriod.Last(28, DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime)), host.Clock.GetUtcNow());
}
