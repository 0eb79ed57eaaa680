using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Jobs.History;

/// <summary>Gathers from the records what a diagnosis looks at. Asks Basiq nothing.</summary>
public sealed class SituationReader(ConnectorOutages outages, IOptions<RefreshLimits> limits, TimeProvider clock)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    // Basiq tries an update again every 2 hours for 7 days: 84 jobs in a row.
    private const int JobsLookedAt = 100;

    /// <summary>The situation of a connection with all its jobs, and with what this app did and will do about it.</summary>
    public async Task<Situation> OfConnectionAsync(AdminContext context, UserId userId, ConnectionId connectionId, ConnectorList banks, CancellationToken cancellationToken) =>
        await OfFailuresAsync(context, userId, connectionId, banks, cancellationToken) with
        {
            IsQueued = await context.Set<RecoveryTicket>().AnyAsync(ticket => ticket.ConnectionId == connectionId && ticket.EndedAt == null && ticket.State == RecoveryState.Waiting, cancellationToken),
            Purges = await PurgedData.SeenAsync(context, connectionId, cancellationToken),
        };

    /// <summary>The same without the purges and the queue of this app: what jobs fail of does not follow from those.</summary>
    public async Task<Situation> OfFailuresAsync(AdminContext context, UserId userId, ConnectionId connectionId, ConnectorList banks, CancellationToken cancellationToken)
    {
        var jobs = await context.Set<JobRecord>().AsNoTracking().Include(job => job.Steps).Where(job => job.ConnectionId == connectionId)
            .OrderByDescending(job => job.CreatedAt).ThenByDescending(job => job.Key).Take(JobsLookedAt).ToListAsync(cancellationToken);
        var record = await context.Set<ConnectionRecord>().AsNoTracking().SingleOrDefaultAsync(known => known.Id == connectionId, cancellationToken);
        var refreshes = await RefreshesAsync(context, connectionId, cancellationToken);
        var institution = record?.InstitutionId ?? jobs.Select(job => job.InstitutionId).FirstOrDefault(id => id is not null);
        var health = record is null ? default : banks.StatusOf(institution, record.Method) ?? default;
        return new Situation(clock.GetUtcNow())
        {
            Connection = record?.ToConnection(),
            Jobs = [.. jobs.Select(job => job.ToJob())],
            SameLoginJob = await SameLoginJobAsync(context, userId, connectionId, institution, cancellationToken),
            BankName = NameOf(banks, institution),
            BankStatus = health,
            OutageSince = health == ConnectorStatus.MajorOutage ? await OutageSinceAsync(institution!.Value, record!.Method, cancellationToken) : null,
            DataAsOf = record?.DataAsOf,
            UsualDuration = record is null ? null : banks.Find(institution, record.Method)?.Stats?.Total,
            Successor = record is null ? null : await SuccessorAsync(context, record, cancellationToken),
            LastOutage = record is null ? null : await LastOutageAsync(context, institution, record.Method, jobs, cancellationToken),
            Refreshes = refreshes,
            MinimumInterval = limits.Value.MinimumInterval,
            Quota = record?.Method == ConnectionMethod.OpenBanking ? QuotaOf(jobs, refreshes) : null,
        };
    }

    /// <summary>The situation of a job that names no connection.</summary>
    public Situation OfJob(JobRecord job, ConnectorList banks) =>
        new(clock.GetUtcNow()) { Jobs = [job.ToJob()], BankName = NameOf(banks, job.InstitutionId) };

    private async Task<DateTimeOffset?> OutageSinceAsync(InstitutionId institution, ConnectionMethod method, CancellationToken cancellationToken) =>
        (await outages.LastingAsync(cancellationToken)).TryGetValue(new ConnectorId(institution, method), out var since) ? since : null;

    // Of several outages the one that the newest failure can belong to: a bank that wavers on its way back goes down again in between.
    private static async Task<PastOutage?> LastOutageAsync(AdminContext context, InstitutionId? institution, ConnectionMethod method, List<JobRecord> jobs, CancellationToken cancellationToken)
    {
        if (jobs.Find(job => job.Status is JobStatus.Failed or JobStatus.Succeeded) is not { } newest)
        {
            return null;
        }

        return await context.Set<ConnectorStatusSpan>().AsNoTracking()
            .Where(span => span.InstitutionId == institution && span.Method == method && span.Status == ConnectorStatus.MajorOutage && span.ToAt >= newest.CreatedAt)
            .OrderBy(span => span.FromAt).Select(span => new PastOutage(span.FromAt, span.ToAt!.Value)).FirstOrDefaultAsync(cancellationToken);
    }

    // Jobs that Basiq listed, and those that it has named in an answer only.
    private RefreshQuota QuotaOf(List<JobRecord> jobs, List<PastRefresh> refreshes)
    {
        var named = refreshes.Where(refresh => refresh.JobId is { } id && !jobs.Exists(job => job.Id == id)).Select(refresh => refresh.At);
        return RefreshQuota.Count(jobs.Select(job => job.CreatedAt).Concat(named), limits.Value.OpenBankingPerDay, clock.GetUtcNow());
    }

    // A job that was under way already is somebody else's refresh, and what Basiq refused was none.
    private Task<List<PastRefresh>> RefreshesAsync(AdminContext context, ConnectionId connectionId, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - (limits.Value.MinimumInterval > Day ? limits.Value.MinimumInterval : Day);
        return context.Set<RefreshRecord>().AsNoTracking()
            .Where(refresh => refresh.ConnectionId == connectionId && refresh.RequestedAt > since && !refresh.WasUnderWay)
            .Where(refresh => refresh.State == RefreshState.Started || refresh.State == RefreshState.Unknown || refresh.State == RefreshState.NeverKnown)
            .OrderByDescending(refresh => refresh.RequestedAt)
            .Select(refresh => new PastRefresh(refresh.RequestedAt, refresh.ActorName, refresh.JobId)).ToListAsync(cancellationToken);
    }

    private static async Task<Job?> SameLoginJobAsync(AdminContext context, UserId userId, ConnectionId connectionId, InstitutionId? institution, CancellationToken cancellationToken)
    {
        if (institution is null)
        {
            return null;
        }

        var running = await context.Set<JobRecord>().AsNoTracking()
            .Where(job => job.UserId == userId && job.InstitutionId == institution && job.ConnectionId != connectionId && job.Status == JobStatus.Running)
            .OrderByDescending(job => job.CreatedAt).FirstOrDefaultAsync(cancellationToken);
        return running?.ToJob();
    }

    private static async Task<Connection?> SuccessorAsync(AdminContext context, ConnectionRecord record, CancellationToken cancellationToken)
    {
        var successor = await context.Set<ConnectionRecord>().AsNoTracking()
            .Where(other => other.UserId == record.UserId && other.InstitutionId == record.InstitutionId && other.Status == ConnectionStatus.Active && other.CreatedAt > record.CreatedAt)
            .OrderByDescending(other => other.CreatedAt).FirstOrDefaultAsync(cancellationToken);
        return successor?.ToConnection();
    }

    private static string? NameOf(ConnectorList banks, InstitutionId? institution)
    {
        // A text with an id in the place of a name would be of no use to a customer.
        var name = banks.NameOf(institution);
        return institution is null || string.Equals(name, institution.Value.Value, StringComparison.Ordinal) ? null : name;
    }
}
