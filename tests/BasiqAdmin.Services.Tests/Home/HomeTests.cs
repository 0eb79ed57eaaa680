using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Home;
using BasiqAdmin.Services.Insights;
using BasiqAdmin.Services.Tests.FailedJobs;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Home;

public sealed class HomeTests : IAsyncLifetime
{
    private ServicesHost host = null!;
    private InboxScene cases = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => host.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync(users: 1);
        cases = new InboxScene(host);
        await host.StoreAsync(People.User("user-1", "Gavin", "Belson"), People.Connection("connection-1", "user-1"), People.Connection("connection-2", "user-1", status: "invalid"));
        await host.StoreRowsAsync(new ConnectorWatch { FromAt = Now, UntilAt = Now.AddDays(60) });
        host.Clock.Advance(TimeSpan.FromDays(60));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Banks_InAnOutageAndThoseThatFailForUsOnly_AreProblems()
    {
        await host.SetBankAsync("AU00002", "web", "major-outage", Token);
        await host.StoreRowsAsync(Enumerable.Range(0, 6).Select(number => Job(JobStatus.Failed, number)).ToArray());
        await cases.StoreAsync(cases.Case(Cause.BankDown, bank: "AU00002"), cases.Case(Cause.BankDown, bank: "AU00002"));
        await host.Get<ConnectorWatcher>().LookAsync(Token);

        var banks = await host.Get<IHome>().BanksAsync(TestActors.Support, Token);

        var outage = banks.Problems.Single(problem => problem.Id.Value == "AU00002" && problem.Method == ConnectionMethod.Web);
        var ours = banks.Problems.Single(problem => problem.Id.Value == "AU00000" && problem.FailsUnannounced);
        Assert.Equal((2, false, (DateTimeOffset?)Now), (outage.UsersAffected, outage.FailsUnannounced, outage.SinceAt));
        Assert.Equal(new SuccessRate(0, 6, 0), ours.OurSuccess);
        Assert.True(banks.Counts.IsCurrent);
        Assert.Equal((await host.Get<IConnectorHealth>().CountAsync(TestActors.Support, Token)).InTrouble, banks.Counts.InTrouble);
    }

    [Fact]
    public async Task Recent_IsInTheAskedOrder_MaskedAndWithoutStrangers()
    {
        await host.StoreAsync(People.User("user-2", "Erlich", "Bachman"));

        var recent = await host.Get<IHome>().RecentAsync(TestActors.Support, [UserId.Parse("user-2"), UserId.Parse("stranger"), UserId.Parse("user-1")], Token);

        Assert.Equal(["user-2", "user-1"], recent.Select(user => user.Id.Value));
        Assert.Equal((Masking.Mask("Gavin Belson", null, null), 2, 1), (recent[1].Masked, recent[1].Connections, recent[1].ConnectionsInTrouble));
    }

    [Fact]
    public async Task Team_TellsOpenNewUnassignedAndChangeOfTheWeek()
    {
        await cases.StoreAsync(
            cases.Case(hoursAgo: 0.1, assignee: "mira"),
            cases.Case(hoursAgo: 80),
            cases.Case(hoursAgo: 200),
            cases.Case(hoursAgo: 200, state: CaseState.Resolved),
            cases.Case(hoursAgo: 100, state: CaseState.Resolved));

        var team = await host.Get<IHome>().TeamAsync(TestActors.TeamLead, Token);

        Assert.Equal((3, 1, 1, 2, Now.AddHours(-200)), (team.Open, team.Change, team.NewToday, team.Unassigned, team.OldestAt));
        Assert.Equal(TimeSpan.FromHours(150), team.MedianToClose);
        Assert.Equal([("mira", 1), ("", 2)], team.Team.Select(person => (person.Id, person.Open)));
    }

    [Fact]
    public async Task Team_FourteenDays_StandBesideTheSameWeekdaysBefore()
    {
        await host.StoreRowsAsync(Job(JobStatus.Failed, daysAgo: 0), Job(JobStatus.Failed, daysAgo: 7), Job(JobStatus.Failed, daysAgo: 7), Job(JobStatus.Failed, daysAgo: 20), Job(JobStatus.Failed, daysAgo: 21));

        var team = await host.Get<IHome>().TeamAsync(TestActors.TeamLead, Token);

        Assert.Equal((14, 14), (team.ByDay.Count, team.WeekEarlier.Count));
        Assert.Equal((1, 2), (team.ByDay[^1].Failures![ActionOwner.Bank], team.WeekEarlier[^1]));
        Assert.Equal((2, 0), (team.ByDay[^8].Failures![ActionOwner.Bank], team.WeekEarlier[^8]));
        Assert.Equal(1, team.WeekEarlier[0]);
    }

    [Fact]
    public async Task Team_Failures_AreThoseOfTheReportThatInsightsOpensWith()
    {
        await host.StoreRowsAsync(Job(JobStatus.Failed, daysAgo: 0), Job(JobStatus.Failed, daysAgo: 6), Job(JobStatus.Failed, daysAgo: 7.01), Job(JobStatus.Failed, daysAgo: 13));

        var team = await host.Get<IHome>().TeamAsync(TestActors.TeamLead, Token);
        var report = await host.Get<IInsights>().ReadAsync(TestActors.TeamLead, InsightsPeriod.Last(InsightsPeriod.DaysAtFirst, DateOnly.FromDateTime(Now.UtcDateTime)), Token);

        Assert.Equal(2, team.Failures.Now);
        Assert.Equal((report.Failures, report.Closing.Median), (team.Failures, team.MedianToClose));
    }

    [Fact]
    public async Task Admin_TellsWhichPermissionsEndAndTheLastImport()
    {
        await host.StoreAsync(
            People.User("user-3"),
            People.Connection("connection-3", "user-3", expiresAt: Now.AddDays(2)),
            People.Connection("connection-4", "user-3", expiresAt: Now.AddDays(2)),
            People.Connection("connection-5", "user-3", status: "invalid", expiresAt: Now.AddDays(2)),
            People.Connection("connection-6", "user-3", expiresAt: Now.AddHours(-1)),
            People.Connection("connection-7", "user-3", expiresAt: Now.AddDays(15)));
        await host.Get<IUserDirectory>().ImportAsync(TestActors.Admin, new StringReader(""), null, null, Token);

        var admin = await host.Get<IHome>().AdminAsync(TestActors.Admin, Token);

        Assert.Equal((14, 2, 2), (admin.Ending.Count, admin.Ending[2].Connections, admin.Ending.Sum(day => day.Connections)));
        Assert.Equal(Now, admin.LastImportAt);
    }

    private JobRecord Job(JobStatus status, double daysAgo) => new()
    {
        Id = JobId.Parse(Guid.NewGuid().ToString()),
        UserId = UserId.Parse("user-1"),
        ConnectionId = ConnectionId.Parse("connection-1"),
        InstitutionId = InstitutionId.Parse("AU00000"),
        Status = status,
        Cause = Cause.BankUnavailable,
        Owner = ActionOwner.Bank,
        FailedDay = (int)(Now.AddDays(-daysAgo) - DateTimeOffset.UnixEpoch).TotalDays,
        CreatedAt = Now.AddDays(-daysAgo),
        FirstSeenAt = Now.AddDays(-daysAgo),
        LastSeenAt = Now.AddDays(-daysAgo),
    };
}
