using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Insights;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Tests.FailedJobs;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Insights;

public sealed class InsightsTests : IAsyncLifetime
{
    private ServicesHost host = null!;
    private InboxScene cases = null!;
    private int made;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => host.Clock.GetUtcNow();

    private DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync(users: 1);
        cases = new InboxScene(host);
        await host.StoreAsync(People.User("user-1", "Gavin", "Belson"), People.Connection("connection-1", "user-1"));

        // Half a year on, with the app running all the time.
        await host.StoreRowsAsync(new ConnectorWatch { FromAt = Now, UntilAt = Now.AddDays(180) });
        host.Clock.Advance(TimeSpan.FromDays(180));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Failures_AreCountedByOwnerAndCause_AgainstThePeriodBefore()
    {
        await host.StoreRowsAsync(
            Failed(Cause.MessageAtBank, daysAgo: 0),
            Failed(Cause.MessageAtBank, daysAgo: 6),
            Failed(Cause.WrongLogin, daysAgo: 1),
            Failed(Cause.BankDown, daysAgo: 2),
            Failed(Cause.BankDown, daysAgo: 8),
            Failed(Cause.BankDown, daysAgo: 9),
            Failed(Cause.BankDown, daysAgo: 20),
            Succeeded(daysAgo: 3),
            Succeeded(daysAgo: 10));

        var report = await ReadAsync(7);

        Assert.Equal((new Compared(4, 2), new Compared(5, 3)), (report.Failures, report.Jobs));
        Assert.Equal([(ActionOwner.Customer, new Compared(3, 0)), (ActionOwner.Bank, new Compared(1, 2))], report.ByOwner.Select(owner => (owner.Owner, owner.Failures)));
        Assert.Equal(
            [(Cause.MessageAtBank, 2), (Cause.BankDown, -1), (Cause.WrongLogin, 1)],
            report.ByCause.Select(cause => (cause.Cause, cause.Failures.Change!.Value)));
    }

    [Fact]
    public async Task Numbers_LeadToExactlyTheirJobs()
    {
        await host.StoreRowsAsync(Failed(Cause.BankDown, daysAgo: 0), Failed(Cause.BankDown, daysAgo: 6), Failed(Cause.BankDown, daysAgo: 7), Failed(Cause.WrongLogin, daysAgo: 0));

        var report = await ReadAsync(7);

        foreach (var (count, filter) in report.ByOwner.Select(owner => (owner.Failures.Now, owner.Link.Jobs!))
            .Concat(report.ByCause.Select(cause => (cause.Failures.Now, cause.Link.Jobs!)))
            .Concat(report.Banks.SelectMany(bank => bank.ByCause).Select(cell => (cell.Failures.Now, cell.Link!.Jobs!))))
        {
            var listed = await host.Get<IJobService>().SearchAsync(TestActors.TeamLead, filter, new PageRequest(), Token);
            Assert.Equal(count, listed.Total);
        }

        Assert.Equal(2, report.Banks.Single().ByCause.Count);
        Assert.Equal(new CaseFilter { Cause = Cause.BankDown, Institution = InstitutionId.Parse("AU00000") }, report.Banks.Single().ByCause[0].Link!.Open);
    }

    [Fact]
    public async Task Banks_HaveACellPerCause_TheBankWithMostFirst()
    {
        await host.StoreRowsAsync(
            Failed(Cause.BankDown, daysAgo: 1, bank: "AU00001"),
            Failed(Cause.WrongLogin, daysAgo: 1, bank: "AU00001"),
            Failed(Cause.WrongLogin, daysAgo: 2, bank: "AU00001"),
            Failed(Cause.WrongLogin, daysAgo: 9, bank: "AU00001"),
            Failed(Cause.BankDown, daysAgo: 1, bank: "AU00002"));

        var report = await ReadAsync(7);

        Assert.Equal([("AU00001", new Compared(3, 1)), ("AU00002", new Compared(1, 0))], report.Banks.Select(bank => (bank.Id!.Value.Value, bank.Failures)));
        Assert.Equal([(Cause.WrongLogin, new Compared(2, 1)), (Cause.BankDown, new Compared(1, 0))], report.Banks[0].ByCause.Select(cell => (cell.Cause, cell.Failures)));
        Assert.Equal(0, report.OtherBanks);
    }

    [Fact]
    public async Task LeastReliable_LeavesOutTheCustomersOwnErrorsAndBanksWithFewJobs()
    {
        await host.StoreRowsAsync(
            [
                .. Enumerable.Range(0, 4).Select(_ => Succeeded(daysAgo: 1, bank: "AU00001")),
                Failed(Cause.BankUnavailable, daysAgo: 1, bank: "AU00001", user: "user-7"),
                Failed(Cause.BankUnavailable, daysAgo: 2, bank: "AU00001", user: "user-7"),
                Failed(Cause.WrongLogin, daysAgo: 2, bank: "AU00001", user: "user-8"),
                Failed(Cause.BankUnavailable, daysAgo: 9, bank: "AU00001"),
                Succeeded(daysAgo: 9, bank: "AU00001"),
                Failed(Cause.BankUnavailable, daysAgo: 1, bank: "AU00002"),
            ]);

        var bank = Assert.Single((await ReadAsync(7)).LeastReliable);

        Assert.Equal(("AU00001", new SuccessRate(4, 2, 1), new SuccessRate(1, 1, 0), 1), (bank.Id.Value, bank.Now, bank.Before, bank.UsersAffected));
        Assert.Equal(4.0 / 6 - 0.5, bank.Change!.Value, 9);
    }

    [Fact]
    public async Task Days_OfThePeriodBefore_StandBesideThoseOfThePeriod()
    {
        await host.StoreRowsAsync(Failed(Cause.BankDown, daysAgo: 0), Failed(Cause.BankDown, daysAgo: 7), Failed(Cause.WrongLogin, daysAgo: 7), Failed(Cause.BankDown, daysAgo: 13));

        var report = await ReadAsync(7);

        Assert.Equal([1, 0, 0, 0, 0, 0, 2], report.DaysBefore);
        Assert.Equal([0, 0, 0, 0, 0, 0, 1], report.ByDay.Select(day => day.AllFailures));
    }

    [Fact]
    public async Task Days_ThatNobodyRead_AreNoZero()
    {
        await using (var database = host.Database())
        {
            database.Set<ConnectorWatch>().Single().UntilAt = Now.AddDays(-20);
            await database.SaveChangesAsync(Token);
        }

        await host.StoreRowsAsync(Failed(Cause.BankDown, daysAgo: 5));

        var days = (await ReadAsync(28)).ByDay.ToDictionary(day => Today.DayNumber - day.Day.DayNumber);

        Assert.Equal((0, 0, 0), (days[20].Failures!.Count, days[20].Opened, days[20].Resolved));
        Assert.Equal((null, null, null), (days[10].Failures, days[10].Opened, days[10].Resolved));
        Assert.Equal(1, days[5].Failures![ActionOwner.Bank]);
        Assert.Empty(days[0].Failures!);
        Assert.Equal(28, days.Count);
    }

    [Fact]
    public async Task PeriodBefore_ThatNobodyKnowsAllOf_IsNotComparedWith()
    {
        await host.StoreRowsAsync(Failed(Cause.BankDown, daysAgo: 100), Failed(Cause.BankDown, daysAgo: 1));

        var report = await host.Get<IInsights>().ReadAsync(TestActors.TeamLead, new InsightsPeriod(Today.AddDays(-119), Today), Token);

        Assert.False(report.IsComparable);
        Assert.Equal(new Compared(2, null), report.Failures);
        Assert.Null(report.Failures.Change);
    }

    [Fact]
    public async Task Cases_OpenedAndResolved_AreCountedPerDay()
    {
        await cases.StoreAsync(cases.Case(hoursAgo: 1), cases.Case(hoursAgo: 49), cases.Case(hoursAgo: 50, state: CaseState.Resolved));

        var days = (await ReadAsync(7)).ByDay;

        Assert.Equal(3, days.Sum(day => day.Opened));
        Assert.Equal((1, 1), (days[^1].Opened, days[^1].Resolved));
        Assert.Equal(0, days[0].Opened);
    }

    [Fact]
    public async Task Closing_TellsMedianOldestAndUnassigned()
    {
        await cases.StoreAsync(cases.Case(hoursAgo: 30), cases.Case(hoursAgo: 3, assignee: "lead"), cases.Case(hoursAgo: 8, state: CaseState.Resolved), cases.Case(hoursAgo: 4, state: CaseState.Resolved));

        var closing = (await ReadAsync(7)).Closing;

        Assert.Equal((new Compared(2, 0), TimeSpan.FromHours(6), null), (closing.Resolved, closing.Median, closing.MedianBefore));
        Assert.Equal((2, 1, Now.AddHours(-30)), (closing.Open, closing.Unassigned, closing.OldestAt));
    }

    [Fact]
    public async Task People_AreThoseWhoClosedOrHaveCases_NobodyLast()
    {
        await cases.StoreAsync(cases.Case(), cases.Case(assignee: "mira"), cases.Case(), cases.Case());
        var inbox = host.Get<IFailedJobInbox>();
        await inbox.ChangeAsync(TestActors.TeamLead, new CaseRef(3, 0), new CaseChange.Resolve("Works again"), Token);

        var people = (await ReadAsync(7)).People;

        Assert.Equal([("mira", 1, new Compared(0, 0)), ("lead", 0, new Compared(1, 0)), ("", 2, new Compared(0, 0))], people.Select(person => (person.Id, person.Open, person.Closed)));
        Assert.Equal((TestActors.TeamLead.Name, null), (people[1].Name, people[2].Name));
    }

    [Theory]
    [InlineData(-3, 5, -3, 0)]
    [InlineData(0, -9, -9, 0)]
    [InlineData(-400, 0, -179, 0)]
    public async Task Period_IsBroughtToWhatCanBeAskedFor(int from, int to, int first, int last)
    {
        var report = await host.Get<IInsights>().ReadAsync(TestActors.Auditor, new InsightsPeriod(Today.AddDays(from), Today.AddDays(to)), Token);

        Assert.Equal(new InsightsPeriod(Today.AddDays(first), Today.AddDays(last)), report.Period);
    }

    private Task<InsightsReport> ReadAsync(int days) => host.Get<IInsights>().ReadAsync(TestActors.TeamLead, InsightsPeriod.Last(days, Today), Token);

    private JobRecord Failed(Cause cause, double daysAgo, string bank = "AU00000", string user = "user-1")
    {
        var job = Job(JobStatus.Failed, daysAgo, bank, user);
        (job.Cause, job.Owner, job.FailedDay) = (cause, Diagnosis.OwnerOf(cause), (int)(job.CreatedAt - DateTimeOffset.UnixEpoch).TotalDays);
        return job;
    }

    private JobRecord Succeeded(double daysAgo, string bank = "AU00000") => Job(JobStatus.Succeeded, daysAgo, bank, "user-1");

    private JobRecord Job(JobStatus status, double daysAgo, string bank, string user) => new()
    {
        Id = JobId.Parse($"job-{++made}"),
        UserId = UserId.Parse(user),
        ConnectionId = ConnectionId.Parse("connection-1"),
        InstitutionId = InstitutionId.Parse(bank),
        Status = status,
        CreatedAt = Now.AddDays(-daysAgo),
        FirstSeenAt = Now.AddDays(-daysAgo),
        LastSeenAt = Now.AddDays(-daysAgo),
    };
}
