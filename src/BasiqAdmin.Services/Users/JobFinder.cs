using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Users;

/// <summary>Finds a job by its whole id, as a hit of the search box.</summary>
public sealed class JobFinder(BasiqClient basiq, ConnectorCatalog connectors)
{
    /// <summary>The job of the local records with this id; null when there is none.</summary>
    public async Task<SearchHit?> FindAsync(AdminContext context, JobId id, CancellationToken cancellationToken)
    {
        var job = await context.Set<JobRecord>().AsNoTracking().Where(record => record.Id == id)
            .Select(record => new { record.UserId, record.ConnectionId, record.InstitutionId }).SingleOrDefaultAsync(cancellationToken);
        return job is null ? null : await HitAsync(context, id, job.UserId, job.ConnectionId, job.InstitutionId, cancellationToken);
    }

    /// <summary>The job as Basiq knows it; null when it does not, or does not say whose it is.</summary>
    public async Task<SearchHit?> AskAsync(AdminContext context, JobId id, CancellationToken cancellationToken)
    {
        try
        {
            var job = await basiq.Jobs.GetAsync(id, cancellationToken);
            return job.UserId is { } userId ? await HitAsync(context, id, userId, job.ConnectionId, job.InstitutionId, cancellationToken) : null;
        }
        catch (BasiqException exception) when (exception.Kind == BasiqErrorKind.NotFound)
        {
            return null;
        }
    }

    private async Task<SearchHit> HitAsync(AdminContext context, JobId id, UserId userId, ConnectionId? connectionId, InstitutionId? institution, CancellationToken cancellationToken)
    {
        var user = await context.Set<DirectoryUser>().AsNoTracking().SingleOrDefaultAsync(known => known.Id == userId, cancellationToken);
        var bank = institution is null ? null : (await connectors.GetAsync(cancellationToken)).NameOf(institution);
        return new SearchHit(userId, connectionId, Masking.Mask(user?.Name, user?.Email, user?.Mobile), bank, IsExactId: true, id);
    }
}
