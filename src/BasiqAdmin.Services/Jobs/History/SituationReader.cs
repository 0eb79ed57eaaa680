using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Jobs.History;

/// <summary>Gathers from the records what a diagnosis looks at. Asks Basiq nothing.</summary>
public sealed class SituationReader(TimeProvider clock)
{
    // Basiq tries an update again every 2 hours for 7 days: 84 jobs in a row.
    private const int JobsLookedAt = 100;

    /// <summary>The situation of a connection with all its jobs.</summary>
    public async Task<Situation> OfConnectionAsync(AdminContext context, UserId userId, ConnectionId connectionId, ConnectorList banks, CancellationToken cancellationToken)
    {
        var jobs = await context.Set<JobRecord>().AsNoTracking().Include(job => job.Steps).Where(job => job.ConnectionId == connectionId)
            .OrderByDescending(job => job.CreatedAt).ThenByDescending(job => job.Key).Take(JobsLookedAt).ToListAsync(cancellationToken);
        var record = await context.Set<ConnectionRecord>().AsNoTracking().SingleOrDefaultAsync(known => known.Id == connectionId, cancellationToken);
        var institution = record?.InstitutionId ?? jobs.Select(job => job.InstitutionId).FirstOrDefault(id => id is not null);
        return new Situation(clock.GetUtcNow())
        {
            Connection = record is null ? null : ToConnection(record),
            Jobs = [.. jobs.Select(job => job.ToJob())],
            SameLoginJob = await SameLoginJobAsync(context, userId, connectionId, institution, cancellationToken),
            BankName = NameOf(banks, institution),
            BankStatus = record is null ? default : banks.StatusOf(institution, record.Method) ?? default,
        };
    }

    /// <summary>The situation of a job that names no connection.</summary>
    public Situation OfJob(JobRecord job, ConnectorList banks) =>
        new(clock.GetUtcNow()) { Jobs = [job.ToJob()], BankName = NameOf(banks, job.InstitutionId) };

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

    private static string? NameOf(ConnectorList banks, InstitutionId? institution)
    {
        // A text with an id in the place of a name would be of no use to a customer.
        var name = banks.NameOf(institution);
        return institution is null || string.Equals(name, institution.Value.Value, StringComparison.Ordinal) ? null : name;
    }

    private static Connection ToConnection(ConnectionRecord record) =>
        new(record.Id, record.UserId, record.InstitutionId, record.Status, record.Method, record.CreatedAt, record.LastUsedAt, record.ExpiresAt);
}
