using System.Globalization;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Tests.Jobs;

/// <summary>A day of the sweep with 100,000 users, simulated: real plans on a real SQLite file, visits that only note their time.</summary>
public sealed class SweepDayTests : IAsyncLifetime
{
    private const int Users = 100_000;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private ServicesHost host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await ServicesHost.StartAsync(users: 1, settings: values => values["Jobs:SweepPerSecond"] = "2");

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task HundredThousandUsers_FitIntoADay_AtTwoRequestsASecond()
    {
        // 100,000 users x 1 request / 2 requests a second = 50,000 s = 13 h 53 min 20 s.
        await StoreUsersAsync();
        var start = host.Clock.GetUtcNow();

        var firstRound = await VisitAsync(Users);
        var firstEnd = host.Clock.GetUtcNow();
        var secondRound = await VisitAsync(Users);

        Assert.Equal(TimeSpan.FromSeconds(Users / 2) - TimeSpan.FromSeconds(0.5), firstEnd - start);
        Assert.Equal(Users, firstRound.Count);
        Assert.Equal(Users, secondRound.Count);

        // From then on they are spread over the whole day: 86,400 s / 100,000 = 0.864 s between two visits, and nobody waits longer than a day.
        Assert.InRange(host.Clock.GetUtcNow() - firstEnd, Day - TimeSpan.FromMinutes(1), Day);
        Assert.True(secondRound.Max(visit => visit.Value - firstRound[visit.Key]) <= Day);
        var perHour = secondRound.Values.GroupBy(time => (int)(time - firstEnd).TotalHours).Where(hour => hour.Key is > 0 and < 23);
        Assert.All(perHour, hour => Assert.InRange(hour.Count(), 4166, 4167));
    }

    private async Task<Dictionary<UserId, DateTimeOffset>> VisitAsync(int count)
    {
        var visits = new Dictionary<UserId, DateTimeOffset>(count);
        var round = host.Get<SweepRound>();
        while (visits.Count < count)
        {
            await host.Clock.DriveAsync(round.RunAsync((user, _) => Note(visits, user), Token), TimeSpan.FromMinutes(1), Token);
        }

        return visits;
    }

    private Task<bool> Note(Dictionary<UserId, DateTimeOffset> visits, UserId user)
    {
        visits.Add(user, host.Clock.GetUtcNow());
        return Task.FromResult(true);
    }

    private async Task StoreUsersAsync()
    {
        await using var database = host.Database();
        database.ChangeTracker.AutoDetectChangesEnabled = false;
        database.AddRange(Enumerable.Range(0, Users).Select(number => new DirectoryUser
        {
            Id = UserId.Parse(number.ToString("user-000000", CultureInfo.InvariantCulture)),
            Source = "import",
            FirstSeenAt = host.Clock.GetUtcNow(),
            NextSyncAt = host.Clock.GetUtcNow(),
            State = DirectoryState.Known,
        }));
        await database.SaveChangesAsync(Token);
    }
}
