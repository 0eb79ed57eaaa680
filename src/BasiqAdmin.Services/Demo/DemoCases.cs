using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;

namespace BasiqAdmin.Services.Demo;

/// <summary>
/// The follow-up of the demo's failures, those of the sandbox's own last week among them: opened, extended and closed by the rules of the inbox, judged by the real
/// diagnosis, and changed by the same transitions that people's clicks make.
/// </summary>
internal sealed class DemoCases(DemoScene scene, DemoBanks banks)
{
    // As many as a diagnosis looks at.
    private const int JobsLookedAt = 100;
    private readonly DemoStaff staff = new(scene);

    /// <summary>The cases of one connection's jobs, which are given oldest first. Also says in the stored jobs what each failed of.</summary>
    public IEnumerable<DemoCasePlan> Plan(DemoConnection connection, IReadOnlyList<DemoJob> jobs)
    {
        DemoCasePlan? open = null;
        for (var position = 0; position < jobs.Count; position++)
        {
            var job = jobs[position];
            if (open?.ResolvedAt < job.At)
            {
                yield return open;
                open = null;
            }

            if (job.IsFailed)
            {
                open = Extend(open, connection, jobs, position);
            }
            else if (open is not null)
            {
                open.ClosedBy = job;
                open.Steps.RemoveAll(step => step.At >= job.EndedAt || step.Change is CaseChange.Resolve);
                yield return open;
                open = null;
            }
        }

        if (open is not null && connection.Connection.Status != Basiq.Connections.ConnectionStatus.Deleted)
        {
            // A failure that the sandbox lists is still there when the app reads it, so nobody has resolved it.
            open.Steps.RemoveAll(step => step.At >= scene.Now || (step.Change is CaseChange.Resolve && !open.Failures[^1].Job.IsInvented));
            yield return open;
        }
    }

    /// <summary>Makes the case of a plan with everything that happened to it.</summary>
    public static FailedJobCase Play(DemoCasePlan plan, long number, DemoTrail trail)
    {
        var (job, diagnosis) = plan.Failures[0];
        var about = plan.Connection.Connection;
        var found = new FailedJobCase
        {
            Number = number,
            UserId = about.UserId,
            ConnectionId = about.Id,
            InstitutionId = about.InstitutionId,
            Method = about.Method,
            Connector = ConnectorId.KeyOf(about.InstitutionId, about.Method),
            JobId = job.Job.Id,
            Step = "",
            Code = "",
            Cause = diagnosis.Cause,
            Owner = diagnosis.Owner,
            InboxPlace = 0,
            JudgedAt = plan.OpenedAt,
            Failures = 0,
            FirstFailedAt = job.At,
            LastFailedAt = job.At,
            OpenedAt = plan.OpenedAt,
        };
        found.Note(CaseEventKind.Opened, Actor.System, plan.OpenedAt, diagnosis.Title);
        foreach (var (_, happen) in Happenings(plan, found, trail).OrderBy(happening => happening.At))
        {
            happen();
        }

        return found;
    }

    private static IEnumerable<(DateTimeOffset At, Action Happen)> Happenings(DemoCasePlan plan, FailedJobCase found, DemoTrail trail)
    {
        foreach (var (job, diagnosis) in plan.Failures)
        {
            yield return (job.EndedAt, () => Fail(found, job, diagnosis));
        }

        foreach (var (at, kind, text) in plan.Queue)
        {
            yield return (at, () => found.Note(kind, Actor.System, at, text));
        }

        foreach (var (at, actor, change) in plan.Steps)
        {
            yield return (at, () => Change(found, at, actor, change, trail));
        }

        if (plan.ClosedBy is { } success)
        {
            yield return (success.EndedAt, () => trail.Add(success.EndedAt, Actor.System, CaseCloser.End(found, CaseEnd.LaterJobSucceeded, success.EndedAt, success.EndedAt)));
        }
    }

    private static void Fail(FailedJobCase found, DemoJob job, Diagnosis diagnosis)
    {
        var error = FailureStreak.ErrorOf(job.Job);
        found.Failures++;
        (found.LastFailedAt, found.JobId, found.JudgedAt) = (job.At, job.Job.Id, job.EndedAt);
        (found.Step, found.Code) = (error?.Step ?? "", error?.Code ?? "");
        if (found.Cause != diagnosis.Cause)
        {
            (found.Cause, found.Owner) = (diagnosis.Cause, diagnosis.Owner);
            found.Note(CaseEventKind.CauseChanged, Actor.System, job.EndedAt, diagnosis.Title);
        }

        found.InboxPlace = FailedJobCase.PlaceOf(found.Owner, found.Cause, found.LastFailedAt);
    }

    private static void Change(FailedJobCase found, DateTimeOffset at, Actor actor, CaseChange change, DemoTrail trail)
    {
        var why = change is CaseChange.Wake ? "Its time has come." : null;
        CaseChanges.Apply(found, change, actor, at, text: why);
        trail.Add(at, actor, CaseAudit.Fact(CaseChanges.ActionOf(change), found, CaseChanges.ReasonOf(change) ?? why, CaseChanges.DetailOf(change)));
    }

    private DemoCasePlan Extend(DemoCasePlan? open, DemoConnection connection, IReadOnlyList<DemoJob> jobs, int position)
    {
        var diagnosis = Judge(connection, jobs, position);
        if (jobs[position].Record is { } record)
        {
            (record.Cause, record.Owner) = (diagnosis.Cause, diagnosis.Owner);
        }

        var isNew = open is null;
        open ??= new DemoCasePlan(connection);
        open.Failures.Add((jobs[position], diagnosis));
        if (isNew)
        {
            staff.Plan(open);
        }

        return open;
    }

    private Diagnosis Judge(DemoConnection connection, IReadOnlyList<DemoJob> jobs, int position)
    {
        var about = connection.Connection;
        var at = jobs[position].EndedAt;
        var bank = banks.Find(about.InstitutionId, about.Method);
        var status = banks.StatusAt(about.InstitutionId, about.Method, at);
        var before = jobs.Take(position + 1).Reverse().Take(JobsLookedAt).ToList();
        return Diagnosis.Of(new Situation(at)
        {
            // It was active when it was asked for, whatever became of it.
            Connection = about with { Status = Basiq.Connections.ConnectionStatus.Active, LastUsedAt = null },
            Jobs = [.. before.Select(job => job.Job)],
            BankName = bank?.BankName,
            BankStatus = status,
            OutageSince = status == ConnectorStatus.MajorOutage ? banks.At(about.InstitutionId, about.Method, at)?.From ?? bank?.Since : null,
            DataAsOf = before.Find(job => job.Job.Status == JobStatus.Succeeded)?.EndedAt,
        })!;
    }
}
