using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connectors;

namespace BasiqAdmin.Services.Demo;

/// <summary>The jobs of the five weeks before those that the sandbox itself lists, connection by connection.</summary>
internal sealed class DemoJobs(DemoScene scene, DemoBanks banks)
{
    private const int Days = 42;
    // How many jobs of a day fall into each hour, UTC: Australia's mornings and evenings.
    private static readonly int[] Hours = [5, 4, 4, 3, 3, 4, 5, 7, 9, 9, 7, 4, 2, 1, 1, 1, 1, 1, 2, 5, 9, 12, 11, 8];

    private readonly Actor[] people = [.. scene.People.Where(person => person.May(Right.RefreshConnection))];
    private int recovered;

    // Basiq lists the jobs of 7 days: what is older, it does not know any more.
    private DateTimeOffset Limit => scene.Now.AddDays(-7).AddHours(-1);

    /// <summary>All settled jobs of a connection, oldest first: invented ones, then the sandbox's.</summary>
    public IReadOnlyList<DemoJob> Of(DemoConnection connection)
    {
        var own = connection.Jobs.Where(job => job is { Status: JobStatus.Succeeded or JobStatus.Failed, CreatedAt: not null, UpdatedAt: not null, ConnectionId: not null });
        return [.. Invent(connection), .. own.Select(job => new DemoJob(job, []))];
    }

    private List<DemoJob> Invent(DemoConnection connection)
    {
        var about = connection.Connection;
        if (!connection.HasHistory || banks.Find(about.InstitutionId, about.Method) is not { } bank || EndOf(connection) is not { } end)
        {
            return [];
        }

        var maker = new Maker(about, bank, banks, new DemoRandom(scene.Seed, $"jobs {about.Id}"));
        var random = maker.Random;
        var from = Later(scene.Now.AddDays(-Days), about.CreatedAt ?? scene.Now.AddDays(-Days)) + random.Hours(1, 60);
        while (Shifted(from, random) is var at && at < end)
        {
            from = Attempt(maker, at, end) + random.Hours(18, 62);
        }

        Finish(maker, connection, end);
        return maker.Jobs;
    }

    // Where the sandbox has jobs of its own the invented ones end before them, and elsewhere with its mark of the last visit.
    private DateTimeOffset? EndOf(DemoConnection connection) => connection.Jobs.Count > 0
        ? Earlier(connection.Jobs[0].CreatedAt ?? Limit, Limit).AddHours(-9)
        : connection.Connection.LastUsedAt is { } used && used < Limit ? used.AddHours(-9) : null;

    // Fewer at weekends, and most when people in Australia are awake.
    private static DateTimeOffset Shifted(DateTimeOffset from, DemoRandom random)
    {
        var at = from.UtcDateTime.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && random.Chance(0.4) ? from.AddDays(1) : from;
        var (left, hour) = (random.Between(0, Hours.Sum()), 0);
        while (left >= Hours[hour])
        {
            left -= Hours[hour++];
        }

        var shifted = new DateTimeOffset(at.UtcDateTime.Date, TimeSpan.Zero) + TimeSpan.FromHours(hour) + random.Minutes(0, 60);
        return shifted >= from ? shifted : at;
    }

    /// <summary>One visit and what follows from its failure; returns when it was over.</summary>
    private DateTimeOffset Attempt(Maker maker, DateTimeOffset at, DateTimeOffset end)
    {
        var random = maker.Random;
        var (bank, method) = (maker.Bank.BankId, maker.Bank.Method);
        if (banks.At(bank, method, at) is { IsOutage: true } outage)
        {
            return Recover(maker, at, outage, end);
        }

        if (!random.Chance(ShareOf(maker.Bank, at)))
        {
            var by = people.Length > 0 && random.Chance(0.011) ? random.Pick(people) : null;
            return maker.Add(at, null, by);
        }

        var failure = DemoFailure.Any(random);
        var over = maker.Add(at, failure);
        if (failure == DemoFailure.BankDown)
        {
            // Basiq repeats such an update every 2 hours.
            for (var again = over.AddHours(2); again < end && random.Chance(0.45); again = again.AddHours(2))
            {
                over = maker.Add(again, failure);
            }
        }
        else if (failure.NeedsCustomer)
        {
            over += random.Hours(10, 90);
            over = over < end && random.Chance(0.2) ? maker.Add(over, failure) + random.Hours(8, 50) : over;
        }

        return over;
    }

    // What failed in an outage is tried again by the recovery queue when the bank is back, one after the other.
    private DateTimeOffset Recover(Maker maker, DateTimeOffset at, DemoBanks.Incident outage, DateTimeOffset end)
    {
        var over = maker.Add(at, DemoFailure.BankDown);
        var back = outage.To.AddMinutes(10).AddSeconds(22 * (recovered++ % 40));
        if (back >= end)
        {
            return over;
        }

        return maker.Add(back, maker.Random.Chance(0.12) ? DemoFailure.BankDown with { Step = 2 } : null, Actor.System, outage);
    }

    // Each bank has good weeks and bad ones, so that a period differs from the one before it.
    private double ShareOf(DemoConnector bank, DateTimeOffset at)
    {
        var usual = new DemoRandom(scene.Seed, $"share {bank.BankId}").Between(20, 90) / 1000.0;
        var week = (int)((scene.Now - at).TotalDays / 7);
        var factor = new DemoRandom(scene.Seed, $"share {bank.BankId} week {week}").Between(40, 190) / 100.0;
        var slow = banks.At(bank.BankId, bank.Method, at) is null ? 0 : 0.12;
        return (usual * factor) + slow;
    }

    // A connection without jobs in the last week ends as the sandbox shows it: with data, and if it is invalid with the failure that made it so.
    private void Finish(Maker maker, DemoConnection connection, DateTimeOffset end)
    {
        if (connection.Jobs.Count > 0)
        {
            return;
        }

        maker.End(connection.Connection.LastUsedAt ?? end);
        var failed = end.AddHours(9) + maker.Random.Hours(20, 70);
        if (connection.Connection.Status == ConnectionStatus.Invalid && failed < Limit)
        {
            maker.Add(failed, DemoFailure.OfCustomer(maker.Random));
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    /// <summary>Makes the jobs of one connection.</summary>
    private sealed class Maker(Connection about, DemoConnector bank, DemoBanks banks, DemoRandom random)
    {
        public List<DemoJob> Jobs { get; } = [];

        public DemoRandom Random => random;

        public DemoConnector Bank => bank;

        public DateTimeOffset Add(DateTimeOffset at, DemoFailure? failure, Actor? by = null, DemoBanks.Incident? after = null) => Add(at, failure, null, by, after);

        /// <summary>A success that ends at a given time.</summary>
        public void End(DateTimeOffset at) => Add(at, null, at, null, null);

        private DateTimeOffset Add(DateTimeOffset at, DemoFailure? failure, DateTimeOffset? endsAt, Actor? by, DemoBanks.Incident? after)
        {
            var factor = banks.At(bank.BankId, bank.Method, at) is null ? 1 : 2.4;
            var ended = failure?.Step ?? 2;
            List<TimeSpan> took = [.. new[] { bank.SignIn, bank.Accounts, bank.Transactions }.Take(ended + 1).Select(usual => random.About(usual, factor))];
            var whole = took.Aggregate(TimeSpan.Zero, (sum, one) => sum + one);
            at = endsAt is { } fixedEnd ? fixedEnd - whole : at;
            var until = endsAt ?? at + whole;
            var steps = StepReader.Steps.Select((title, position) => new JobStep(title, StatusOf(position, ended, failure), position == ended ? failure?.ToResult() : null)).ToList();
            var job = new Job(
                JobId.Parse(random.NextGuid().ToString()), at, until, steps, failure is null ? JobStatus.Succeeded : JobStatus.Failed, about.UserId, about.Id, about.InstitutionId, null);
            Jobs.Add(new DemoJob(job, took) { By = by, After = after, Record = DemoJobRecords.Of(job, took, by) });
            return until;
        }

        private static JobStepStatus StatusOf(int position, int ended, DemoFailure? failure) =>
            position > ended ? JobStepStatus.Pending : position == ended && failure is not null ? JobStepStatus.Failed : JobStepStatus.Success;
    }
}
