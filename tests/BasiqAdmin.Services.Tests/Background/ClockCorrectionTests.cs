using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Tests.Background;

/// <summary>Times that a clock has left behind which was a month ahead.</summary>
public sealed class ClockCorrectionTests : IAsyncLifetime
{
    private ServicesHost host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => host.Clock.GetUtcNow();

    private DateTimeOffset Ahead => Now.AddDays(30);

    public async ValueTask InitializeAsync() => host = await ServicesHost.StartAsync(users: 1);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task TimesThatLieAhead_OfEveryKindThatSomethingWaitsFor_CountFromNow()
    {
        await host.StoreRowsAsync(User(), Refresh(), Ticket(), Purge(), Case(), new ConnectorWatch { FromAt = Now.AddDays(-1), UntilAt = Ahead });
        await SessionsAheadAsync();

        var hadWork = await host.Get<ClockCorrection>().HasWorkAsync(Token);
        await host.Get<ClockCorrection>().RunAsync(Token);

        await using var database = host.Database();
        var user = await database.Set<DirectoryUser>().SingleAsync(Token);
        Assert.True(hadWork);
        Assert.Equal((Now, Now, Now), (user.JobsVisitedAt, user.NextSyncAt, user.JobsTryAgainAt));
        Assert.Equal(Now, (await database.Set<RefreshRecord>().SingleAsync(Token)).RequestedAt);
        var ticket = await database.Set<RecoveryTicket>().SingleAsync(Token);
        Assert.Equal((Now, Now), (ticket.SentAt, ticket.DueAt));
        var purge = await database.Set<PurgeRequest>().SingleAsync(Token);
        Assert.Equal(Now, purge.NextReadBackAt);
        Assert.InRange(purge.LeaseUntil!.Value, Now, Now.AddMinutes(10));
        Assert.Equal(Now, (await database.Set<FailedJobCase>().SingleAsync(Token)).JudgedAt);
        Assert.Equal((Now.AddDays(-1), Now), await database.Set<ConnectorWatch>().Select(watch => ValueTuple.Create(watch.FromAt, watch.UntilAt)).SingleAsync(Token));
        Assert.All(await database.Set<StaffSession>().ToListAsync(Token), session =>
        {
            Assert.Equal((Now, Now, Now), (session.SeenAt, session.CheckedAt, session.ProvedAt));
            Assert.InRange(session.EndsAt, Now, Now.AddDays(1));
        });
        Assert.False(await host.Get<ClockCorrection>().HasWorkAsync(Token));
    }

    [Fact]
    public async Task TimesOfARequest_AreEvidence_AndStay()
    {
        await host.StoreRowsAsync(Purge());

        await host.Get<ClockCorrection>().RunAsync(Token);

        await using var database = host.Database();
        Assert.Equal(Ahead, (await database.Set<PurgeRequest>().SingleAsync(Token)).RequestedAt);
    }

    [Fact]
    public async Task UsualTimes_AreLeftAlone()
    {
        await host.StoreAsync(People.User("a-user"));

        // Those of the tests' own people last for years, so that no test has to sign them in again.
        await host.Get<ClockCorrection>().RunAsync(Token);

        var hasWork = await host.Get<ClockCorrection>().HasWorkAsync(Token);
        var result = await host.Get<ClockCorrection>().RunAsync(Token);

        Assert.False(hasWork);
        Assert.Equal(new WorkResult(0), result);
    }

    private DirectoryUser User() => new()
    {
        Id = UserId.Parse("a-user"),
        Source = "import",
        State = DirectoryState.Known,
        FirstSeenAt = Now,
        NextSyncAt = Ahead,
        JobsVisitedAt = Ahead,
        JobsTryAgainAt = Ahead,
    };

    private RefreshRecord Refresh() => new()
    {
        UserId = UserId.Parse("a-user"),
        ConnectionId = ConnectionId.Parse("a-connection"),
        Method = ConnectionMethod.Web,
        ActorId = "u-sam",
        ActorName = "Sam Support",
        ByHand = true,
        RequestedAt = Ahead,
        State = RefreshState.Unknown,
        Verdict = "[]",
    };

    private RecoveryTicket Ticket() => new()
    {
        UserId = UserId.Parse("a-user"),
        ConnectionId = ConnectionId.Parse("a-connection"),
        InstitutionId = InstitutionId.Parse("AU00000"),
        Method = ConnectionMethod.Web,
        State = RecoveryState.Waiting,
        Reason = "It waits.",
        QueuedById = "system",
        QueuedByName = "System",
        QueuedAt = Now,
        SentAt = Ahead,
        DueAt = Ahead,
    };

    private PurgeRequest Purge() => new()
    {
        Id = Guid.CreateVersion7(Now),
        UserId = "a-user",
        ConnectionId = "a-connection",
        InstitutionName = "Hooli Bank",
        State = PurgeState.Unknown,
        RequesterId = "u-ada",
        RequesterName = "Ada Admin",
        Reason = "Ticket 4711",
        RequestedAt = Ahead,
        PreCheck = "{}",
        NextReadBackAt = Ahead,
        LeaseUntil = Ahead,
    };

    private FailedJobCase Case() => new()
    {
        UserId = UserId.Parse("a-user"),
        Connector = "AU00000/web",
        JobId = JobId.Parse("a-job"),
        Step = "",
        Code = "",
        Cause = Cause.BankDown,
        Owner = ActionOwner.Bank,
        InboxPlace = 0,
        JudgedAt = Ahead,
        Failures = 1,
        FirstFailedAt = Now,
        LastFailedAt = Now,
        OpenedAt = Now,
    };

    private async Task SessionsAheadAsync()
    {
        var ahead = Ahead;
        await using var database = host.Database();
        await database.Set<StaffSession>().ExecuteUpdateAsync(
            set => set.SetProperty(session => session.SeenAt, ahead).SetProperty(session => session.CheckedAt, ahead).SetProperty(session => session.ProvedAt, ahead).SetProperty(session => session.EndsAt, ahead),
            Token);
    }
}
