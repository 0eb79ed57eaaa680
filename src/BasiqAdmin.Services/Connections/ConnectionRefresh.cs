using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Connections;

/// <inheritdoc/>
internal sealed class ConnectionRefresh(BasiqClient basiq, AccessGuard guard, IAuditLog audit, ConnectorCatalog connectors, TimeProvider clock) : IConnectionRefresh
{
    private const string ObjectType = "connection";

    /// <summary>Basiq's limit for open banking. Its day is not documented, so the last 24 hours count.</summary>
    private const int OpenBankingADay = 20;

    /// <inheritdoc/>
    public async Task<RefreshResult> RefreshAsync(Actor actor, UserId userId, ConnectionId connectionId, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.RefreshConnection, ObjectType, connectionId.Value, cancellationToken);
        var connection = await basiq.Connections.GetAsync(userId, connectionId, cancellationToken);
        var jobs = await basiq.Jobs.ListAsync(userId, connectionId, cancellationToken);
        if (jobs.FirstOrDefault(job => job.Status is JobStatus.Queued or JobStatus.Running) is { } running)
        {
            return new RefreshResult(running, IsExisting: true);
        }

        if (await ObstacleAsync(connection, jobs, cancellationToken) is { } obstacle)
        {
            await RecordAsync(actor, "refresh.rejected", userId, connectionId, AuditOutcome.Refused, obstacle);
            throw new RefreshRejectedException(obstacle);
        }

        await RecordAsync(actor, "refresh.requested", userId, connectionId, AuditOutcome.Intended, null);
        return await SendAsync(actor, userId, connectionId);
    }

    private async Task<string?> ObstacleAsync(Connection connection, IReadOnlyList<Job> jobs, CancellationToken cancellationToken)
    {
        if (connection.Status != ConnectionStatus.Active)
        {
            return $"The connection is {connection.Status}, and only an active one can be refreshed. The customer has to connect the bank again.";
        }

        var bank = (await connectors.GetAsync(cancellationToken)).StatusOf(connection.InstitutionId, connection.Method);
        if (bank == ConnectorStatus.MajorOutage)
        {
            return "The bank is in a major outage. Wait until it is operational again.";
        }

        var since = clock.GetUtcNow().AddDays(-1);
        var recent = jobs.Count(job => job.CreatedAt > since);
        return connection.Method == ConnectionMethod.OpenBanking && recent >= OpenBankingADay
            ? $"At least {recent} of the {OpenBankingADay} refreshes that open banking allows a day are used up. Try again tomorrow."
            : null;
    }

    // From here on a closed page changes nothing: what was sent is recorded.
    private async Task<RefreshResult> SendAsync(Actor actor, UserId userId, ConnectionId connectionId)
    {
        try
        {
            var result = await basiq.Connections.RefreshAsync(userId, connectionId, CancellationToken.None);
            await RecordAsync(actor, "refresh.started", userId, connectionId, AuditOutcome.Succeeded, $"job={result.Job.Id}; existing={result.IsExisting}");
            return result;
        }
        catch (BasiqException exception)
        {
            var outcome = exception.OutcomeUnknown ? AuditOutcome.Unknown : AuditOutcome.Failed;
            await RecordAsync(actor, "refresh.failed", userId, connectionId, outcome, $"http={exception.HttpStatus}; code={exception.Code}; correlationId={exception.CorrelationId}");
            throw;
        }
    }

    private Task<AuditRow> RecordAsync(Actor actor, string action, UserId userId, ConnectionId connectionId, AuditOutcome outcome, string? detail) =>
        audit.RecordAsync(actor, new AuditFact(action, ObjectType, connectionId.Value, outcome, null, userId.Value, detail), CancellationToken.None);
}
