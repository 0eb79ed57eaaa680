using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Tests.Jobs;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.FailedJobs;

public sealed class TrendTests : IAsyncLifetime
{
    private ServicesHost host = null!;
    private JobScene jobs = null!;
    private InboxScene cases = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync(users: 1);
        jobs = await JobScene.SetAsync(host);
        cases = new InboxScene(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Trend_CountsFailuresPerDay_ByOwnerAndBank()
    {
        await jobs.SeeAsync(
            jobs.Job("job-1").Failed("user-action-required").Build(),
            jobs.Job("job-2", TimeSpan.FromHours(1)).Failed("user-action-required").Build(),
            jobs.Job("job-3", TimeSpan.FromDays(1)).Failed("institution-disabled").Build(),
            jobs.Job("job-4", TimeSpan.FromDays(2)).Succeeded().Build(),
            jobs.Job("job-5", TimeSpan.FromDays(8)).Failed("institution-disabled").Build());

        var trend = await host.Get<IFailedJobInbox>().TrendAsync(TestActors.Support, 7, Token);

        var today = DateOnly.FromDateTime(jobs.Now.UtcDateTime);
        Assert.Equal((today.AddDays(-6), 7), (trend.From, trend.Days));
        Assert.Equal([new OwnerDay(today.AddDays(-1), ActionOwner.Basiq, 1), new OwnerDay(today, ActionOwner.Customer, 2)], trend.ByOwner);
        Assert.Equal([(today.AddDays(-1), 1), (today, 2)], trend.ByBank.Select(day => (day.Day, day.Failures)));
        Assert.All(trend.ByBank, day => Assert.Equal(JobScene.Bank, day.InstitutionId));
        Assert.Equal(0, trend.OtherBanks);
    }

    [Fact]
    public async Task Trend_BeforeTheWeekOfTheFirstContact_IsNotKnown()
    {
        host.Clock.Advance(TimeSpan.FromDays(3));

        var trend = await host.Get<IFailedJobInbox>().TrendAsync(TestActors.Support, 30, Token);

        Assert.Equal(DateOnly.FromDateTime(jobs.Now.UtcDateTime).AddDays(-10), trend.KnownFrom);
    }

    [Theory]
    [InlineData(new[] { 4.0 }, 4.0)]
    [InlineData(new[] { 1.0, 5.0, 9.0 }, 5.0)]
    [InlineData(new[] { 1.0, 5.0, 6.0, 100.0 }, 5.5)]
    public async Task MedianTimeToResolution_IsFromTheFirstFailure(double[] hours, double median)
    {
        await cases.StoreAsync([.. hours.Select(hour => cases.Case(hoursAgo: hour, state: CaseState.Resolved))]);

        var trend = await host.Get<IFailedJobInbox>().TrendAsync(TestActors.Support, 30, Token);

        Assert.Equal((hours.Length, TimeSpan.FromHours(median)), (trend.Resolved, trend.MedianTimeToResolution));
    }

    [Fact]
    public async Task Trend_OfNothing_IsEmpty()
    {
        var trend = await host.Get<IFailedJobInbox>().TrendAsync(TestActors.Support, 90, Token);

        Assert.Empty(trend.ByOwner);
        Assert.Equal((90, 0, null), (trend.Days, trend.Resolved, trend.MedianTimeToResolution));
    }
}
