using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Jobs.History;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>Opens a case when a connection's newest job failed, keeps it up to date, and closes it when a later one succeeds. A connection that a newer one has replaced has no case.</summary>
public sealed class CaseTracker(SituationReader situations, CaseCloser closer, TimeProvider clock)
{
    /// <summary>Draws the consequences of jobs that have just ended. They must have been saved; the caller commits.</summary>
    public async Task ApplyAsync(AdminContext context, IReadOnlyList<JobRecord> ended, ConnectorList banks, CancellationToken cancellationToken)
    {
        foreach (var job in ended.Where(job => job is { Status: JobStatus.Failed, ConnectionId: null }))
        {
            await ApplyAloneAsync(context, job, banks, cancellationToken);
        }

        foreach (var jobs in ended.Where(job => job.ConnectionId is not null).GroupBy(job => job.ConnectionId!.Value))
        {
            await ApplyToConnectionAsync(context, jobs.Key, [.. jobs], banks, cancellationToken);
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Judges an open case anew, because the bank's state has changed or time has passed.</summary>
    public async Task RejudgeAsync(AdminContext context, FailedJobCase found, ConnectorList banks, CancellationToken cancellationToken)
    {
        found.JudgedAt = clock.GetUtcNow();
        if (found.ConnectionId is { } connectionId)
        {
            var situation = await situations.OfFailuresAsync(context, found.UserId, connectionId, banks, cancellationToken);
            Locate(found, situation.Connection);
            if (FailureIn(situation) is { Cause: not Cause.Superseded } diagnosis)
            {
                Judge(found, diagnosis);
            }
        }
    }

    private async Task ApplyAloneAsync(AdminContext context, JobRecord job, ConnectorList banks, CancellationToken cancellationToken)
    {
        var diagnosis = Diagnosis.Of(situations.OfJob(job, banks))!;
        (job.Cause, job.Owner) = (diagnosis.Cause, diagnosis.Owner);
        if (!await context.Set<FailedJobCase>().AnyAsync(known => known.JobId == job.Id, cancellationToken))
        {
            Open(context, job, diagnosis, new FailureRow(1, job.CreatedAt, default));
        }
    }

    private async Task ApplyToConnectionAsync(AdminContext context, ConnectionId connectionId, List<JobRecord> ended, ConnectorList banks, CancellationToken cancellationToken)
    {
        var situation = await situations.OfFailuresAsync(context, ended[0].UserId, connectionId, banks, cancellationToken);
        foreach (var job in ended.Where(job => job.Status == JobStatus.Failed))
        {
            // What the job failed of does not change because the customer connected again later.
            var then = situation with { Successor = null, Jobs = [.. situation.Jobs.SkipWhile(known => known.Id != job.Id)] };
            if (Diagnosis.Of(then) is { } diagnosis)
            {
                (job.Cause, job.Owner) = (diagnosis.Cause, diagnosis.Owner);
            }
        }

        var open = await context.Set<FailedJobCase>().SingleOrDefaultAsync(known => known.ConnectionId == connectionId && known.State != CaseState.Resolved, cancellationToken);
        var newest = situation.Jobs.FirstOrDefault(job => job.Status is JobStatus.Failed or JobStatus.Succeeded);
        if (newest is { Status: JobStatus.Succeeded })
        {
            await CloseAsync(context, open, newest, cancellationToken);
        }
        else if (newest is not null && situation.Connection?.Status != ConnectionStatus.Deleted && FailureIn(situation) is { Cause: not Cause.Superseded } diagnosis)
        {
            var row = await RowAsync(context, connectionId, situation, cancellationToken);
            Locate(open, situation.Connection);
            OpenOrExtend(context, open, ended, newest.Id, diagnosis, row);
        }
    }

    private async Task CloseAsync(AdminContext context, FailedJobCase? open, Job success, CancellationToken cancellationToken)
    {
        if (open is not null && success.CreatedAt >= open.LastFailedAt)
        {
            await closer.CloseAsync(context, open, CaseEnd.LaterJobSucceeded, success.UpdatedAt ?? clock.GetUtcNow(), cancellationToken);
        }
    }

    // Failures that an earlier case has dealt with are not counted again.
    private static async Task<FailureRow> RowAsync(AdminContext context, ConnectionId connectionId, Situation situation, CancellationToken cancellationToken)
    {
        var dealtWith = await context.Set<FailedJobCase>().Where(known => known.ConnectionId == connectionId && known.State == CaseState.Resolved)
            .MaxAsync(known => (DateTimeOffset?)known.LastFailedAt, cancellationToken) ?? DateTimeOffset.MinValue;
        var row = situation.Jobs.Where(job => job.Status is JobStatus.Failed or JobStatus.Succeeded)
            .TakeWhile(job => job.Status == JobStatus.Failed && job.CreatedAt > dealtWith).ToList();
        return new FailureRow(row.Count, row.Count > 0 ? row[^1].CreatedAt!.Value : situation.Now, situation.Connection?.Method ?? default);
    }

    // Whatever runs at the moment is not what the case is about.
    private static Diagnosis? FailureIn(Situation situation)
    {
        var jobs = situation.Jobs.SkipWhile(job => job.Status is not (JobStatus.Failed or JobStatus.Succeeded)).ToList();
        return jobs is [{ Status: JobStatus.Failed }, ..] ? Diagnosis.Of(situation with { Jobs = jobs }) : null;
    }

    private void OpenOrExtend(AdminContext context, FailedJobCase? open, List<JobRecord> ended, JobId newestId, Diagnosis diagnosis, FailureRow row)
    {
        if (ended.Find(job => job.Id == newestId) is not { } newest)
        {
            return;
        }

        if (open is null)
        {
            Open(context, newest, diagnosis, row);
        }
        else if (newest.CreatedAt > open.LastFailedAt)
        {
            open.Failures += ended.Count(job => job.Status == JobStatus.Failed && job.CreatedAt > open.LastFailedAt);
            open.LastFailedAt = newest.CreatedAt;
            open.JobId = newest.Id;
            open.Step = newest.FailedStep ?? "";
            open.Code = newest.Code ?? "";
            Judge(open, diagnosis);
        }
    }

    private void Open(AdminContext context, JobRecord job, Diagnosis diagnosis, FailureRow row)
    {
        var now = clock.GetUtcNow();
        var opened = context.Add(new FailedJobCase
        {
            UserId = job.UserId,
            ConnectionId = job.ConnectionId,
            InstitutionId = job.InstitutionId,
            Method = row.Method,
            Connector = ConnectorId.KeyOf(job.InstitutionId, row.Method),
            JobId = job.Id,
            Step = job.FailedStep ?? "",
            Code = job.Code ?? "",
            Cause = diagnosis.Cause,
            Owner = diagnosis.Owner,
            InboxPlace = FailedJobCase.PlaceOf(diagnosis.Owner, diagnosis.Cause, job.CreatedAt),
            Failures = Math.Max(1, row.Count),
            JudgedAt = now,
            FirstFailedAt = row.Count > 0 ? row.FirstAt : job.CreatedAt,
            LastFailedAt = job.CreatedAt,
            OpenedAt = now,
        }).Entity;
        opened.Note(CaseEventKind.Opened, Access.Actor.System, now, diagnosis.Title);
    }

    // Jobs are often seen before their connection is: a set-up that failed a minute ago, in the sweep.
    private static void Locate(FailedJobCase? found, Connection? connection)
    {
        if (found is null || connection is null)
        {
            return;
        }

        found.InstitutionId = connection.InstitutionId ?? found.InstitutionId;
        found.Method = connection.Method;
        found.Connector = ConnectorId.KeyOf(found.InstitutionId, found.Method);
    }

    private void Judge(FailedJobCase found, Diagnosis diagnosis)
    {
        found.JudgedAt = clock.GetUtcNow();
        found.InboxPlace = FailedJobCase.PlaceOf(diagnosis.Owner, diagnosis.Cause, found.LastFailedAt);
        if (found.Cause == diagnosis.Cause)
        {
            return;
        }

        found.Cause = diagnosis.Cause;
        found.Owner = diagnosis.Owner;
        found.Note(CaseEventKind.CauseChanged, Access.Actor.System, clock.GetUtcNow(), diagnosis.Title);
    }

    /// <summary>The failures in a row that a new case is about.</summary>
    private sealed record FailureRow(int Count, DateTimeOffset FirstAt, ConnectionMethod Method);
}
