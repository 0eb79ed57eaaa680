using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Demo;

/// <summary>All rows of a scene's past, worked out before anything is written.</summary>
internal sealed class DemoPast
{
    public required IReadOnlyList<ConnectorWatch> Watches { get; init; }

    public required IReadOnlyList<ConnectorStatusSpan> Spans { get; init; }

    public required IReadOnlyList<JobRecord> Jobs { get; init; }

    public required IReadOnlyList<FailedJobCase> Cases { get; init; }

    public required IReadOnlyList<RefreshRecord> Refreshes { get; init; }

    public required IReadOnlyList<RecoveryTicket> Tickets { get; init; }

    public required IReadOnlyList<PurgeRequest> Purges { get; init; }

    public required DemoTrail Trail { get; init; }

    public required DemoReport Report { get; init; }

    public static DemoPast Of(DemoScene scene)
    {
        var (banks, trail) = (new DemoBanks(scene), new DemoTrail());
        var (maker, inbox) = (new DemoJobs(scene, banks), new DemoCases(scene, banks));
        var all = new List<(DemoConnection Connection, IReadOnlyList<DemoJob> Jobs)>();
        var (plans, drafts) = (new List<DemoCasePlan>(), new List<DemoRecoveries.Draft>());
        foreach (var connection in scene.Users.SelectMany(user => user.Connections))
        {
            var jobs = maker.Of(connection);
            var planned = inbox.Plan(connection, jobs).ToList();
            drafts.AddRange(DemoRecoveries.Find(connection, jobs, planned));
            plans.AddRange(planned);
            all.Add((connection, jobs));
        }

        var spans = banks.Spans().ToList();
        var jobsInOrder = all.SelectMany(one => one.Jobs).Select(job => job.Record).OfType<JobRecord>().OrderBy(job => job.CreatedAt).ToList();
        var cases = plans.OrderBy(plan => plan.OpenedAt).Select((plan, index) => DemoCases.Play(plan, index + 1, trail)).ToList();
        var purges = new DemoPurges(scene, banks, trail).Make(all);
        return new DemoPast
        {
            Watches = banks.Watches,
            Spans = spans,
            Jobs = jobsInOrder,
            Cases = cases,
            Refreshes = [.. RefreshesOf(all, trail)],
            Tickets = [.. drafts.OrderBy(draft => draft.Failed.EndedAt).Select((draft, index) => DemoRecoveries.Make(draft, index + 1, trail))],
            Purges = purges,
            Trail = trail,
            Report = new DemoReport(scene.Users.Count, jobsInOrder.Count, cases.Count, purges.Count, spans.Count),
        };
    }

    private static IEnumerable<RefreshRecord> RefreshesOf(List<(DemoConnection Connection, IReadOnlyList<DemoJob> Jobs)> all, DemoTrail trail) =>
        all.SelectMany(one => one.Jobs.Select((job, index) => (one.Connection, Job: job, Before: index > 0 ? one.Jobs[index - 1] : null)))
            .Where(one => one.Job.By is not null)
            .OrderBy(one => one.Job.At)
            .Select((one, index) => DemoRefreshes.Of(one.Job, one.Before, one.Connection, one.Job.By!, index + 1, trail));
}
