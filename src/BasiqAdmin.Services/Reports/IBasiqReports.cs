using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;

namespace BasiqAdmin.Services.Reports;

/// <summary>What was handed over to Basiq's support. What is sent there is the support bundle (<c>IJobService.BundleAsync</c>); nothing is sent from here.</summary>
public interface IBasiqReports
{
    /// <summary>Notes that the actor reported the connection's problem: in the connection's activity, in its open case where it has one, and in the audit trail.</summary>
    /// <param name="actor">Who reported it.</param>
    /// <param name="userId">Whose connection it is.</param>
    /// <param name="connectionId">The connection.</param>
    /// <param name="jobId">The job that was reported; null where none is known.</param>
    /// <param name="ticket">Basiq's ticket, up to 60 letters, digits, spaces and <c># / . _ -</c>; null or empty where there is none yet.</param>
    /// <param name="cancellationToken">Ends the call before anything is noted.</param>
    /// <exception cref="RejectedException">The connection or job is not known, or the ticket is none.</exception>
    [Needs(Right.ReportToBasiq)]
    Task<ReportRow> MarkAsync(Actor actor, UserId userId, ConnectionId connectionId, JobId? jobId, string? ticket, CancellationToken cancellationToken);

    /// <summary>Reports of a connection, newest first, at most 50.</summary>
    [Needs(Right.ViewUsers)]
    Task<IReadOnlyList<ReportRow>> OfConnectionAsync(Actor actor, ConnectionId connectionId, CancellationToken cancellationToken);
}
