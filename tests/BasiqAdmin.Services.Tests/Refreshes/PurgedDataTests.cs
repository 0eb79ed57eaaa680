using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Tests.Data;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Tests.Refreshes;

/// <summary>Which purges still keep the app from fetching by itself.</summary>
public sealed class PurgedDataTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Done = new(2026, 1, 10, 9, 0, 0, TimeSpan.Zero);
    private static readonly UserId User = UserId.Parse("user-1");
    private static readonly ConnectionId Connection = ConnectionId.Parse("connection-1");
    private ServicesHost host = null!;
    private AdminContext database = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, object[], bool> Histories => new()
    {
        { "nothing since", [], true },
        { "refreshed by a person", [Refresh(RefreshState.Started)], false },
        { "refreshed by a person, before the purge", [Refresh(RefreshState.Started, minutes: -1)], true },
        { "refreshed by a person, refused", [Refresh(RefreshState.Refused)], true },
        { "refreshed by the queue", [Refresh(RefreshState.Started, byHand: false)], true },
        { "fetched by a job since", [Job(JobStatus.Succeeded)], false },
        { "fetched by a job before", [Job(JobStatus.Succeeded, minutes: -30)], true },
        { "a job failed since", [Job(JobStatus.Failed)], true },
    };

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

    [Theory]
    [MemberData(nameof(Histories), DisableDiscoveryEnumeration = true)]
    public async Task Purge_StandsUntilTheDataIsWantedOrThereAgain(string history, object[] records, bool expected)
    {
        database.Add(Purge(PurgeState.Done));
        database.AddRange(records);
        await database.SaveChangesAsync(Token);

        var seen = await PurgedData.SeenAsync(database, Connection, Token);

        Assert.Equal((history, new PurgeStatuses(null, expected ? Done : null)), (history, seen));
        Assert.Equal(PurgeStatuses.None, await PurgedData.SeenAsync(database, ConnectionId.Parse("connection-2"), Token));
    }

    [Theory]
    [InlineData(PurgeState.WaitingForSecondPerson, false, false, false)]
    [InlineData(PurgeState.Declined, false, false, false)]
    [InlineData(PurgeState.Refused, false, false, false)]
    [InlineData(PurgeState.Sending, false, true, false)]
    [InlineData(PurgeState.Unknown, true, true, false)]
    [InlineData(PurgeState.Unknown, false, false, true)]
    [InlineData(PurgeState.Done, true, false, true)]
    public async Task Purge_ByState_IsUnderWay_OrStands(PurgeState state, bool isReadAgain, bool isUnderWay, bool stands)
    {
        var purge = Purge(state);
        purge.NextReadBackAt = isReadAgain ? Done.AddMinutes(1) : null;
        database.Add(purge);
        await database.SaveChangesAsync(Token);

        var seen = await PurgedData.SeenAsync(database, Connection, Token);

        Assert.Equal((isUnderWay ? Done.AddSeconds(-1) : null, stands ? Done : null), (seen.UnderWaySince, seen.PurgedAt));
        Assert.Equal(state != PurgeState.Unknown || isReadAgain, seen.IsCertain);
    }

    [Theory]
    [InlineData(PurgeState.Done, 0, true)]
    [InlineData(PurgeState.Done, null, true)]
    [InlineData(PurgeState.Done, 2, false)]
    [InlineData(PurgeState.Unknown, null, false)]
    public async Task Purge_ThatStands_LeftNothing_OnlyWhereItIsCertainAndNoAccountIsKnownToBeLeft(PurgeState state, int? accounts, bool leftNothing)
    {
        var purge = Purge(state);
        purge.ReadBackAccounts = accounts;
        database.Add(purge);
        await database.SaveChangesAsync(Token);

        var standing = (await PurgedData.NewestAsync(database, [Connection], Token))[Connection];

        Assert.Equal(new StandingPurge(Done, leftNothing), standing);
    }

    [Theory]
    [InlineData(PurgeState.WaitingForSecondPerson, -1.0)]
    [InlineData(PurgeState.Sending, 9.0)]
    [InlineData(PurgeState.Unknown, 9.0)]
    [InlineData(PurgeState.Done, null)]
    public async Task Purge_WithARepeat_IsUnderWayUntilThatIsSent(PurgeState repeat, double? underWaySince)
    {
        await AddWithRepeatAsync(repeat, Done.AddMinutes(1));

        var seen = await PurgedData.SeenAsync(database, Connection, Token);

        Assert.Equal(underWaySince is { } seconds ? Done.AddSeconds(seconds) : null, seen.UnderWaySince);
    }

    [Theory]
    [InlineData(PurgeState.WaitingForSecondPerson, 0, false)]
    [InlineData(PurgeState.Sending, 0, false)]
    [InlineData(PurgeState.Done, 10, true)]
    public async Task Purge_ThatCannotBeSettled_StandsWhateverItsRepeatDoes(PurgeState repeat, int purgedAfter, bool isCertain)
    {
        await AddWithRepeatAsync(repeat, nextReadBackAt: null);

        var seen = await PurgedData.SeenAsync(database, Connection, Token);

        Assert.Equal((Done.AddSeconds(purgedAfter), isCertain), (seen.PurgedAt, seen.IsCertain));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Retention_KeepsTheNewestRecordThatEndedAPurge(bool isJob)
    {
        database.Add(Purge(PurgeState.Done));
        var minutes = new[] { -40, 1, 2 };
        database.AddRange(minutes.Select(minute => isJob ? (object)Job(JobStatus.Succeeded, minute) : Refresh(RefreshState.Started, minute)));
        database.AddRange(isJob ? (object)Job(JobStatus.Failed, 3) : Refresh(RefreshState.Refused, 3), isJob ? Job(JobStatus.Succeeded, 4, "connection-2") : Refresh(RefreshState.Started, 4, connection: "connection-2"));
        await database.SaveChangesAsync(Token);
        host.Clock.Advance(Done.AddDays(401) - host.Clock.GetUtcNow());

        var result = await host.Get<Retention>().RunAsync(Token);

        Assert.Equal(4, result.Handled);
        Assert.Equal(PurgeStatuses.None, await PurgedData.SeenAsync(database, Connection, Token));
    }

    [Fact]
    public async Task Connections_AreLookedUpAlongIndexes_HoweverManyRecordsThereAre()
    {
        var standing = PurgedData.Standing(database);
        var plan = await database.PlanAsync(database.Set<ConnectionRecord>().Where(connection => standing.Any(purge => purge.ConnectionId == (string)(object)connection.Id)), Token);

        var steps = plan.Where(step => step.StartsWith("SEARCH", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, steps.Count);
        Assert.All(steps, step => Assert.Contains("(ConnectionId=?", step, StringComparison.Ordinal));
        Assert.Single(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal));
    }

    private async Task AddWithRepeatAsync(PurgeState state, DateTimeOffset? nextReadBackAt)
    {
        var (purge, repeat) = (Purge(PurgeState.Unknown), Purge(state));
        (purge.NextReadBackAt, purge.RepeatedBy) = (nextReadBackAt, repeat.Id);
        repeat.SentAt = state == PurgeState.WaitingForSecondPerson ? null : Done.AddSeconds(9);
        repeat.SettledAt = state == PurgeState.Done ? Done.AddSeconds(10) : null;
        repeat.NextReadBackAt = state == PurgeState.Unknown ? Done.AddMinutes(1) : null;
        database.Add(purge);
        await database.SaveChangesAsync(Token);
        database.Add(repeat);
        await database.SaveChangesAsync(Token);
    }

    private static PurgeRequest Purge(PurgeState state) => new()
    {
        Id = Guid.CreateVersion7(Done),
        UserId = User.Value,
        ConnectionId = Connection.Value,
        InstitutionName = "Hooli",
        State = state,
        RequesterId = "u-ada",
        RequesterName = "Ada",
        Reason = "because",
        RequestedAt = Done.AddSeconds(-2),
        SentAt = Done.AddSeconds(-1),
        UnknownSince = state == PurgeState.Unknown ? Done : null,
        SettledAt = state is PurgeState.Done or PurgeState.Refused ? Done : null,
        NewestJobBefore = Done.AddMinutes(-30),
        PreCheck = "{}",
    };

    private static RefreshRecord Refresh(RefreshState state, int minutes = 1, bool byHand = true, string connection = "connection-1") => new()
    {
        UserId = User,
        ConnectionId = ConnectionId.Parse(connection),
        Method = ConnectionMethod.Web,
        ActorId = "somebody",
        ActorName = "Somebody",
        ByHand = byHand,
        RequestedAt = Done.AddMinutes(minutes),
        State = state,
        Verdict = "[]",
    };

    private static JobRecord Job(JobStatus status, int minutes = 1, string connection = "connection-1") => new()
    {
        Id = JobId.Parse($"job-{Done.AddMinutes(minutes):HHmm}"),
        UserId = User,
        ConnectionId = ConnectionId.Parse(connection),
        Status = status,
        CreatedAt = Done.AddMinutes(minutes),
        FirstSeenAt = Done.AddMinutes(minutes),
        LastSeenAt = Done.AddMinutes(minutes),
    };
}
