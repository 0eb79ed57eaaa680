using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Basiq.Jobs;

/// <summary>A job: what Basiq does for a connection, step by step (core.yml, JobsData and job).</summary>
/// <param name="Id">Identity.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="UpdatedAt">When it last changed, UTC. Steps carry no times of their own.</param>
/// <param name="Steps">The steps in order; empty when the reply names the job only.</param>
/// <param name="Status">Derived from the steps, see <see cref="JobStatus"/>.</param>
/// <param name="UserId">The user, where a link names one.</param>
/// <param name="ConnectionId">The connection, where <c>links.source</c> names one.</param>
/// <param name="InstitutionId">The institution; rows of a list carry it, a single job does not.</param>
/// <param name="JobType">Basiq's word for the kind, for example <c>connection</c>; a single job carries it, rows of a list do not.</param>
public sealed record Job(
    JobId Id,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? UpdatedAt,
    IReadOnlyList<JobStep> Steps,
    JobStatus Status,
    UserId? UserId,
    ConnectionId? ConnectionId,
    InstitutionId? InstitutionId,
    string? JobType)
{
    /// <summary>Basiq's word for the state of a step that is not known; null where every state is known, or a step has none that could be read.</summary>
    public string? UnknownState =>
        Steps.Select(static step => step.Status).FirstOrDefault(static status => !JobProgress.IsKnown(status)) is var state && state == default ? null : state.Value;
}
