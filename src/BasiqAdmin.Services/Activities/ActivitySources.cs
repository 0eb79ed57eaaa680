using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Activities;

/// <summary>Reads each kind of entry of one user or connection, at most a page of each.</summary>
internal sealed class ActivitySources(AdminContext context, ConnectorList banks, UserId user, IReadOnlyDictionary<ConnectionId, ConnectionRecord> connections, bool isOneConnection, ActivityFilter filter, ActivityPlace? after, int size)
{
    private readonly List<ConnectionId> ids = [.. connections.Keys];

    /// <summary>Jobs that did not succeed and that nobody asked for here.</summary>
    public async Task<IEnumerable<(ActivityPlace Place, Activity Entry)>> JobsAsync(CancellationToken cancellationToken)
    {
        const int Source = 0;
        if (filter == ActivityFilter.People)
        {
            return [];
        }

        var jobs = Jobs().Where(job => filter == ActivityFilter.Failed ? job.Status == JobStatus.Failed : job.Status != JobStatus.Succeeded);
        var rows = await jobs.Select(job => new Placed<JobRecord> { At = job.CreatedAt, Key = job.Key, Row = job }).Older(Source, after, size).ToListAsync(cancellationToken);
        return rows.Select(row => (Place(row, Source), (Activity)new JobActivity(row.At, row.Row.ConnectionId, row.Row.InstitutionId, banks.NameOf(row.Row.InstitutionId), row.Row.Id, row.Row.Status, FailureOf(row.Row))));
    }

    /// <summary>Refreshes that were asked for here.</summary>
    public async Task<IEnumerable<(ActivityPlace Place, Activity Entry)>> RefreshesAsync(CancellationToken cancellationToken)
    {
        const int Source = 1;
        RefreshState[] inVain = [RefreshState.Refused, RefreshState.NotStarted];
        var refreshes = context.Set<RefreshRecord>().AsNoTracking().Where(refresh => ids.Contains(refresh.ConnectionId) && refresh.UserId == user);
        refreshes = filter switch
        {
            ActivityFilter.People => refreshes.Where(refresh => refresh.ByHand),
            ActivityFilter.Failed => refreshes.Where(refresh => inVain.Contains(refresh.State) || context.Set<JobRecord>().Any(job => job.Id == refresh.JobId && job.Status == JobStatus.Failed)),
            _ => refreshes,
        };
        var rows = await refreshes.Select(refresh => new Placed<RefreshRecord> { At = refresh.RequestedAt, Key = refresh.Key, Row = refresh }).Older(Source, after, size).ToListAsync(cancellationToken);
        var named = rows.Select(row => row.Row.JobId).OfType<JobId>().ToList();
        var jobs = await context.Set<JobRecord>().AsNoTracking().Where(job => named.Contains(job.Id)).ToDictionaryAsync(job => job.Id, cancellationToken);
        return rows.Select(row => (Place(row, Source), (Activity)Refresh(row.Row, row.Row.JobId is { } id ? jobs.GetValueOrDefault(id) : null)));
    }

    /// <summary>Purges, as far as <paramref name="actor"/> may see them.</summary>
    public async Task<IEnumerable<(ActivityPlace Place, Activity Entry)>> PurgesAsync(Actor actor, CancellationToken cancellationToken)
    {
        const int Source = 2;
        if (filter == ActivityFilter.Failed)
        {
            return [];
        }

        var (seesAll, texts, owner) = (actor.May(Right.ViewPurges), ids.ConvertAll(id => id.Value), user.Value);
        var purges = context.Set<PurgeRequest>().AsNoTracking().Where(purge => texts.Contains(purge.ConnectionId) && purge.UserId == owner && (seesAll || purge.State == PurgeState.Done));
        var rows = await purges.Select(purge => new Placed<PurgeRequest> { At = purge.SentAt ?? purge.RequestedAt, Key = purge.Key, Row = purge }).Older(Source, after, size).ToListAsync(cancellationToken);
        return rows.Select(row => (Place(row, Source), (Activity)new PurgeActivity(
            row.At,
            ConnectionId.Parse(row.Row.ConnectionId),
            connections.GetValueOrDefault(ConnectionId.Parse(row.Row.ConnectionId))?.InstitutionId,
            row.Row.InstitutionName,
            row.Row.State,
            seesAll ? new PurgeActivityDetails(row.Row.Id, row.Row.RequesterName, row.Row.Reason, row.Row.AccountsBefore, row.Row.ReadBackAccounts) : null)));
    }

    /// <summary>What happened to cases, without what other entries tell: the failure that opened one, a purge, and a report to Basiq.</summary>
    public async Task<IEnumerable<(ActivityPlace Place, Activity Entry)>> CasesAsync(CancellationToken cancellationToken)
    {
        const int Source = 3;
        if (filter == ActivityFilter.Failed)
        {
            return [];
        }

        CaseEventKind[] toldElsewhere = [CaseEventKind.Opened, CaseEventKind.Purged, CaseEventKind.ReportedToBasiq];
        var cases = context.Set<FailedJobCase>().AsNoTracking().Where(found => found.UserId == user);
        cases = isOneConnection ? cases.Where(found => found.ConnectionId != null && ids.Contains(found.ConnectionId.Value)) : cases;
        var events = context.Set<CaseEvent>().AsNoTracking().Where(happened => !toldElsewhere.Contains(happened.Kind));
        events = filter == ActivityFilter.People ? events.Where(happened => happened.ActorId != Actor.System.Id) : events;
        var rows = await cases.Join(events, found => found.Number, happened => happened.CaseNumber, (found, happened) => new { found, happened })
            .Select(pair => new Placed<CaseEvent> { At = pair.happened.At, Key = pair.happened.Key, Row = pair.happened }).Older(Source, after, size).ToListAsync(cancellationToken);
        var numbers = rows.Select(row => row.Row.CaseNumber).Distinct().ToList();
        var about = await context.Set<FailedJobCase>().AsNoTracking().Where(found => numbers.Contains(found.Number)).ToDictionaryAsync(found => found.Number, cancellationToken);
        return rows.Select(row => (Place(row, Source), (Activity)Case(row.Row, about[row.Row.CaseNumber])));
    }

    /// <summary>What was handed over to Basiq's support.</summary>
    public async Task<IEnumerable<(ActivityPlace Place, Activity Entry)>> ReportsAsync(CancellationToken cancellationToken)
    {
        const int Source = 6;
        if (filter == ActivityFilter.Failed)
        {
            return [];
        }

        var reports = context.Set<BasiqReport>().AsNoTracking().Where(report => ids.Contains(report.ConnectionId) && report.UserId == user);
        var rows = await reports.Select(report => new Placed<BasiqReport> { At = report.At, Key = report.Key, Row = report }).Older(Source, after, size).ToListAsync(cancellationToken);
        return rows.Select(row => (Place(row, Source), (Activity)new ReportActivity(row.At, row.Row.ConnectionId, row.Row.InstitutionId, banks.NameOf(row.Row.InstitutionId), row.Row.ActorName, row.Row.JobId, row.Row.Ticket)));
    }

    /// <summary>When connections were made and their permissions ran out.</summary>
    public async Task<IEnumerable<(ActivityPlace Place, Activity Entry)>> ConnectionsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        const int MadeSource = 4;
        const int EndedSource = 5;
        if (filter != ActivityFilter.All)
        {
            return [];
        }

        var records = context.Set<ConnectionRecord>().AsNoTracking().Where(record => ids.Contains(record.Id));
        var made = await records.Where(record => record.CreatedAt != null).Select(record => new Placed<ConnectionRecord> { At = record.CreatedAt!.Value, Key = record.Key, Row = record }).Older(MadeSource, after, size).ToListAsync(cancellationToken);
        var ended = await records.Where(record => record.ExpiresAt <= now).Select(record => new Placed<ConnectionRecord> { At = record.ExpiresAt!.Value, Key = record.Key, Row = record }).Older(EndedSource, after, size).ToListAsync(cancellationToken);
        return made.Select(row => (Place(row, MadeSource), (Activity)new ConnectedActivity(row.At, row.Row.Id, row.Row.InstitutionId, banks.NameOf(row.Row.InstitutionId), row.Row.Method)))
            .Concat(ended.Select(row => (Place(row, EndedSource), (Activity)new PermissionEndedActivity(row.At, row.Row.Id, row.Row.InstitutionId, banks.NameOf(row.Row.InstitutionId)))));
    }

    /// <summary>Successful jobs that nobody asked for here, made from <paramref name="from"/> on and before <paramref name="to"/>, newest first, at most so many.</summary>
    public async Task<IReadOnlyList<Update>> UpdatesAsync(DateTimeOffset? from, DateTimeOffset? to, int most, CancellationToken cancellationToken)
    {
        var jobs = Jobs().Where(job => job.Status == JobStatus.Succeeded);
        jobs = from is { } first ? jobs.Where(job => job.CreatedAt >= first) : jobs;
        jobs = to is { } last ? jobs.Where(job => job.CreatedAt < last) : jobs;
        return await jobs.OrderByDescending(job => job.CreatedAt).ThenByDescending(job => job.Key).Take(most)
            .Select(job => new Update(job.CreatedAt, job.Id, job.ConnectionId, job.InstitutionId)).ToListAsync(cancellationToken);
    }

    private IQueryable<JobRecord> Jobs()
    {
        var jobs = context.Set<JobRecord>().AsNoTracking().Where(job => job.UserId == user
            && !context.Set<RefreshRecord>().Any(refresh => refresh.ConnectionId == job.ConnectionId && refresh.JobId == job.Id && !refresh.WasUnderWay));
        return isOneConnection ? jobs.Where(job => job.ConnectionId != null && ids.Contains(job.ConnectionId.Value)) : jobs;
    }

    private RefreshActivity Refresh(RefreshRecord refresh, JobRecord? job) => new(
        refresh.RequestedAt,
        refresh.ConnectionId,
        refresh.InstitutionId,
        banks.NameOf(refresh.InstitutionId),
        refresh.ActorName,
        refresh.ByHand,
        refresh.State,
        refresh.JobId,
        job?.Status,
        job is null ? null : FailureOf(job),
        refresh.OverrideReason);

    private CaseActivity Case(CaseEvent happened, FailedJobCase about) => new(
        happened.At,
        about.ConnectionId,
        about.InstitutionId,
        banks.NameOf(about.InstitutionId),
        about.Number,
        happened.Kind,
        happened.ActorName,
        !string.Equals(happened.ActorId, Actor.System.Id, StringComparison.Ordinal),
        happened.Text);

    private static ActivityPlace Place<T>(Placed<T> row, int source) => new(row.At, source, row.Key);

    private static JobFailure? FailureOf(JobRecord job) => job is { Cause: { } cause, Owner: { } owner } ? new JobFailure(cause, owner, Diagnosis.TitleOf(cause), job.Code) : null;

    /// <summary>A successful job.</summary>
    internal sealed record Update(DateTimeOffset At, JobId Id, ConnectionId? ConnectionId, InstitutionId? InstitutionId);
}
