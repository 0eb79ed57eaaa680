using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Readings;

namespace BasiqAdmin.Services.Tests.Purges;

public sealed class VerificationRulesTests
{
    private static readonly DateTimeOffset Sent = new(2026, 1, 15, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan InFlight = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(3, 0, 1, "active", 1, nameof(VerificationVerdict.Purged))]
    [InlineData(3, 0, 1, "invalid", 1, nameof(VerificationVerdict.Purged))]
    [InlineData(3, 0, 1, "revoked", 1, nameof(VerificationVerdict.CannotTell))]
    [InlineData(3, 0, 1, "deleted", 1, nameof(VerificationVerdict.CannotTell))]
    [InlineData(3, 0, 1, "something-new", 1, nameof(VerificationVerdict.CannotTell))]
    [InlineData(0, 0, 500, "active", 9, nameof(VerificationVerdict.CannotTell))]
    [InlineData(3, 3, 59, "active", 9, nameof(VerificationVerdict.TooEarly))]
    [InlineData(3, 3, 60, "active", 2, nameof(VerificationVerdict.TooEarly))]
    [InlineData(3, 3, 60, "active", 3, nameof(VerificationVerdict.NotCarriedOut))]
    [InlineData(3, 2, 59, "active", 0, nameof(VerificationVerdict.TooEarly))]
    [InlineData(3, 2, 60, "active", 2, nameof(VerificationVerdict.TooEarly))]
    [InlineData(3, 2, 60, "active", 3, nameof(VerificationVerdict.CannotTell))]
    [InlineData(3, 4, 60, "active", 2, nameof(VerificationVerdict.TooEarly))]
    [InlineData(3, 4, 60, "active", 3, nameof(VerificationVerdict.CannotTell))]
    [InlineData(3, 3, 60, "deleted", 3, nameof(VerificationVerdict.CannotTell))]
    public void Judge_ByAccountsTimeAndConnection_ClaimsNoMoreThanIsShown(int before, int now, int secondsLater, string status, int unchanged, string verdict)
    {
        var purge = Purge(before);
        var facts = Facts(now, Sent.AddSeconds(secondsLater), ConnectionStatus.From(status));

        Assert.Equal(verdict, VerificationRules.Judge(purge, facts, unchanged, InFlight).Verdict.ToString());
    }

    [Fact]
    public void Judge_AccountsThereAndLastUsedLaterThanBefore_CannotTell()
    {
        var facts = Facts(3, Sent.AddMinutes(5), ConnectionStatus.Active, lastUsed: Sent.AddDays(-1).AddSeconds(1));

        Assert.Equal(VerificationVerdict.CannotTell, VerificationRules.Judge(Purge(3), facts, 5, InFlight).Verdict);
    }

    [Fact]
    public void Judge_AccountsThereAndAJobSince_CannotTell()
    {
        var facts = Facts(3, Sent.AddMinutes(5), ConnectionStatus.Active, jobAt: Sent.AddSeconds(1));

        Assert.Equal(VerificationVerdict.CannotTell, VerificationRules.Judge(Purge(3), facts, 5, InFlight).Verdict);
    }

    [Fact]
    public void Judge_BasiqUnreadable_WaitsHoweverLong()
    {
        var facts = Facts(0, Sent.AddDays(1), ConnectionStatus.Active) with { Accounts = new BasiqReading<int>(0, new BasiqException(BasiqErrorKind.Timeout, "late")) };

        Assert.Equal(VerificationVerdict.TooEarly, VerificationRules.Judge(Purge(3), facts, 0, InFlight).Verdict);
    }

    [Fact]
    public void Judge_RepeatWasSent_CannotTellEvenWhenNothingIsLeft()
    {
        var facts = Facts(0, Sent.AddMinutes(5), ConnectionStatus.Active) with { RepeatSent = Guid.CreateVersion7() };

        Assert.Equal(VerificationVerdict.CannotTell, VerificationRules.Judge(Purge(3), facts, 0, InFlight).Verdict);
    }

    [Fact]
    public void Judge_RepeatOnlyAskedFor_GoesByWhatIsLeft()
    {
        var purge = Purge(3);
        purge.RepeatedBy = Guid.CreateVersion7();

        Assert.Equal(VerificationVerdict.Purged, VerificationRules.Judge(purge, Facts(0, Sent.AddMinutes(5), ConnectionStatus.Active), 0, InFlight).Verdict);
    }

    [Fact]
    public void SlowPurge_ThatHasTakenAPartAfterAMinute_IsReadOnUntilNothingIsLeft()
    {
        var purge = Purge(3);

        var during = States(purge, (30, 2), (70, 2), (110, 1));
        var end = States(purge, (170, 0));

        Assert.Equal([PurgeState.Unknown, PurgeState.Unknown, PurgeState.Unknown], during);
        Assert.Equal([PurgeState.Done], end);
    }

    [Fact]
    public void PartThatStays_IsGivenUpAfterThreeEqualReadings_ThoseWhileItWasUnderWayNotCounted()
    {
        var purge = Purge(3);
        States(purge, (2, 1), (10, 1), (30, 1), (59, 1), (60, 1), (120, 2), (180, 1), (240, 1));
        var before = (purge.ReadBackUnchanged, purge.NextReadBackAt is null);

        States(purge, (300, 1));

        Assert.Equal((2, false), before);
        Assert.Equal((3, null), (purge.ReadBackUnchanged, purge.NextReadBackAt));
        Assert.Contains("neither all nor nothing has gone", purge.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void Pauses_GrowAndStayBelowAnHour()
    {
        var pauses = Enumerable.Range(1, 30).Select(VerificationRules.PauseAfter).ToList();

        Assert.Equal(pauses.Order().ToList(), pauses);
        Assert.Equal((TimeSpan.FromSeconds(2), TimeSpan.FromHours(1)), (pauses[0], pauses[^1]));
    }

    // The states after readings so many seconds after the request, each with so many accounts left.
    private static List<PurgeState> States(PurgeRequest purge, params IEnumerable<(int Seconds, int Left)> readings) => [.. readings.Select(reading =>
    {
        VerificationRecord.Apply(purge, Facts(reading.Left, Sent.AddSeconds(reading.Seconds), ConnectionStatus.Active), InFlight, isAsked: false);
        return purge.State;
    })];

    private static PurgeRequest Purge(int before) => new()
    {
        Id = Guid.CreateVersion7(),
        UserId = "u-1",
        ConnectionId = "c-1",
        InstitutionName = "Hooli",
        State = PurgeState.Unknown,
        RequesterId = "u-ada",
        RequesterName = "Ada",
        Reason = "because",
        RequestedAt = Sent,
        SentAt = Sent,
        UnknownSince = Sent,
        PreCheck = "{}",
        AccountsBefore = before,
        LastUsedBefore = Sent.AddDays(-1),
        NewestJobBefore = Sent.AddDays(-1),
    };

    private static PurgeFacts Facts(int accounts, DateTimeOffset at, ConnectionStatus status, DateTimeOffset? lastUsed = null, DateTimeOffset? jobAt = null)
    {
        var connection = new Connection(ConnectionId.Parse("c-1"), UserId.Parse("u-1"), null, status, ConnectionMethod.Web, null, lastUsed ?? Sent.AddDays(-1), null);
        var job = new Job(JobId.Parse("j-1"), jobAt ?? Sent.AddDays(-1), null, [], JobStatus.Succeeded, null, null, null, null);
        return new PurgeFacts(
            connection.Id,
            "Hooli",
            new BasiqReading<Connection>(connection, null),
            new BasiqReading<BasiqList<Connection>>(new([connection], []), null),
            new BasiqReading<BasiqList<Job>>(new([job], []), null),
            new BasiqReading<int>(accounts, null),
            at);
    }
}
