using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Readings;

namespace BasiqAdmin.Services.Demo;

/// <summary>
/// A few purges. The newest still stand, and the start purges those connections at the sandbox as well; the older ones were made before later jobs brought the data
/// back. Two were refused, and the others ended before anything was sent.
/// </summary>
internal sealed class DemoPurges(DemoScene scene, DemoBanks banks, DemoTrail trail)
{
    private static readonly string[] Reasons =
    [
        "SUP-1042: the customer closed the account and asked for the data to be removed",
        "SUP-1057: consent withdrawn by e-mail",
        "SUP-0988: connected to the wrong business by mistake",
        "PRIV-31: request under the privacy policy",
        "SUP-1103: test login of a broker, not a customer",
    ];

    private readonly DemoRandom random = new(scene.Seed, "purges");
    private readonly List<PurgeRequest> purges = [];

    /// <summary>Picks connections and makes the purges, oldest first.</summary>
    public IReadOnlyList<PurgeRequest> Make(IReadOnlyList<(DemoConnection Connection, IReadOnlyList<DemoJob> Jobs)> all)
    {
        var (admin, second) = (scene.People.FirstOrDefault(person => person.May(Right.RequestPurge)), scene.People.FirstOrDefault(person => person.May(Right.ApprovePurge) && !person.May(Right.RequestPurge)));
        if (admin is null || second is null)
        {
            return [];
        }

        var active = all.Where(one => one.Connection.Connection.Status == ConnectionStatus.Active && one.Connection.Accounts > 0 && one.Jobs.Count > 4).ToList();
        foreach (var (connection, jobs) in Some(active.Where(one => CanStand(one.Connection, one.Jobs)), 5))
        {
            Carry(Ask(admin, connection, jobs, jobs[^1].EndedAt + random.Hours(2, 9)), connection, jobs, admin, done: true);
        }

        foreach (var (number, (connection, jobs)) in Some(active.Where(one => !CanStand(one.Connection, one.Jobs)), 9).Index())
        {
            End(number, connection, jobs, admin, second);
        }

        return [.. purges.OrderBy(purge => purge.RequestedAt)];
    }

    // Nothing may have fetched the data again since, and nothing may be about to.
    private bool CanStand(DemoConnection connection, IReadOnlyList<DemoJob> jobs) =>
        connection.Jobs.Count > 0 && !jobs[^1].IsFailed && connection.Jobs.All(job => job.Status is JobStatus.Succeeded or JobStatus.Failed) && jobs[^1].EndedAt < scene.Now.AddHours(-14);

    private void End(int number, DemoConnection connection, IReadOnlyList<DemoJob> jobs, Actor admin, Actor second)
    {
        // Between a success and a later one, so that the data is there again as the sandbox has it.
        var pauses = Enumerable.Range(1, jobs.Count - 2)
            .Where(index => !jobs[index].IsFailed && jobs[index + 1].At > jobs[index].EndedAt.AddHours(9) && jobs.Skip(index + 1).Any(job => !job.IsFailed)).ToList();
        if (pauses.Count == 0)
        {
            return;
        }

        var at = jobs[random.Pick(pauses)].EndedAt + random.Minutes(90, 400);
        var purge = Ask(admin, connection, jobs, at, secondIsAsked: number is > 5);
        switch (number)
        {
            case < 4:
                Carry(purge, connection, jobs, admin, done: true);
                break;
            case < 6:
                Carry(purge, connection, jobs, admin, done: false);
                break;
            case 6:
                (purge.ApproverId, purge.ApproverName, purge.DeclineReason) = (second.Id, second.Name, "The ticket speaks of the other bank. Ask the customer first." + DemoTrail.Invented);
                Decide(purge, PurgeState.Declined, at.AddMinutes(17), second, "purge.declined", AuditOutcome.Refused, purge.DeclineReason);
                break;
            case 7:
                Decide(purge, PurgeState.Withdrawn, at.AddMinutes(6), admin, "purge.withdrawn", AuditOutcome.Succeeded, null);
                break;
            default:
                Decide(purge, PurgeState.Expired, at.AddHours(1), Actor.System, "purge.expired", AuditOutcome.Failed, null);
                break;
        }
    }

    private PurgeRequest Ask(Actor admin, DemoConnection connection, IReadOnlyList<DemoJob> jobs, DateTimeOffset at, bool secondIsAsked = false)
    {
        var facts = FactsOf(connection, jobs, at, connection.Accounts);
        var preCheck = new PurgePreCheck([.. PurgeRules.Judge(facts)], facts.Accounts.Value, at)
        {
            InstitutionId = connection.Connection.InstitutionId?.Value,
            BankStatus = facts.BankStatus?.Value,
        };
        var purge = new PurgeRequest
        {
            Id = random.NextGuid(),
            UserId = connection.Connection.UserId.Value,
            ConnectionId = connection.Connection.Id.Value,
            InstitutionName = facts.InstitutionName,
            State = PurgeState.WaitingForSecondPerson,
            RequesterId = admin.Id,
            RequesterName = admin.Name,
            Reason = random.Pick(Reasons) + DemoTrail.Invented,
            RequestedAt = at,
            PreCheck = PurgeReceipts.Write(preCheck),
            ExpiresAt = secondIsAsked ? at.AddHours(1) : null,
        };
        purges.Add(purge);
        Audit(at, purge, admin, "purge.requested", AuditOutcome.Intended, purge.Reason, ("accounts", secondIsAsked ? null : facts.Accounts.Value));
        return purge;
    }

    private void Carry(PurgeRequest purge, DemoConnection connection, IReadOnlyList<DemoJob> jobs, Actor admin, bool done)
    {
        var (sent, settled) = (purge.RequestedAt, purge.RequestedAt.AddMilliseconds(640));
        var facts = FactsOf(connection, jobs, settled.AddSeconds(1), 0);
        (purge.State, purge.SentAt, purge.SettledAt, purge.AccountsBefore) = (done ? PurgeState.Done : PurgeState.Refused, sent, settled, connection.Accounts);
        (purge.LastUsedBefore, purge.NewestJobBefore) = (facts.LastUsedAt, facts.NewestJobAt);
        if (!done)
        {
            (purge.HttpStatus, purge.Code, purge.Title, purge.Detail) = (403, "access-denied", "Access denied", "Access to this resource is forbidden.");
            purge.Finding = "Basiq refused (403); nothing was purged.";
            Audit(settled, purge, admin, "purge.refused", AuditOutcome.Failed, null, ("http", 403), ("code", purge.Code));
            return;
        }

        (purge.HttpStatus, purge.Finding) = (204, "Basiq confirmed the purge (204).");
        Audit(settled, purge, admin, "purge.done", AuditOutcome.Succeeded, null, ("http", 204));
        if (VerificationRecord.Apply(purge, facts, TimeSpan.FromMinutes(1), isAsked: false) is { } verified)
        {
            trail.Add(facts.At, Actor.System, verified, entry => (purge.AuditSequence, purge.AuditHash) = (entry.Sequence, entry.Hash));
        }
    }

    private void Decide(PurgeRequest purge, PurgeState state, DateTimeOffset at, Actor actor, string action, AuditOutcome outcome, string? reason)
    {
        (purge.State, purge.DecidedAt) = (state, at);
        Audit(at, purge, actor, action, outcome, reason);
    }

    private void Audit(DateTimeOffset at, PurgeRequest purge, Actor actor, string action, AuditOutcome outcome, string? reason, params (string Name, object? Value)[] evidence) =>
        trail.Add(at, actor, PurgeAuditEvents.Of(purge, action, outcome, reason, evidence), entry => (purge.AuditSequence, purge.AuditHash) = (entry.Sequence, entry.Hash));

    private PurgeFacts FactsOf(DemoConnection connection, IReadOnlyList<DemoJob> jobs, DateTimeOffset at, int accounts)
    {
        var about = connection.Connection;
        var before = jobs.Where(job => job.EndedAt <= at).ToList();
        var then = about with { LastUsedAt = before.Count > 0 ? before[^1].EndedAt : about.LastUsedAt };
        return new PurgeFacts(
            about.Id,
            banks.Find(about.InstitutionId, about.Method)?.BankName ?? about.InstitutionId?.Value ?? "Unknown bank",
            new BasiqReading<Connection>(then, null),
            new BasiqReading<BasiqList<Connection>>(new BasiqList<Connection>([then], []), null),
            new BasiqReading<BasiqList<Job>>(new BasiqList<Job>([.. before.Where(job => job.At > at.AddDays(-7)).Select(job => job.Job)], []), null),
            new BasiqReading<int>(accounts, null),
            at)
        {
            BankStatus = banks.StatusAt(about.InstitutionId, about.Method, at),
        };
    }

    private List<T> Some<T>(IEnumerable<T> from, int count)
    {
        var left = from.ToList();
        var picked = new List<T>();
        while (picked.Count < count && left.Count > 0)
        {
            var index = random.Between(0, left.Count);
            picked.Add(left[index]);
            left.RemoveAt(index);
        }

        return picked;
    }
}
