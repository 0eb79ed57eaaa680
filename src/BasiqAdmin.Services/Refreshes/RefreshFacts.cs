using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Services.Refreshes;

/// <summary>Everything that the guard looks at: what a diagnosis looks at too, and what only a refresh needs.</summary>
/// <param name="Connection">The connection as Basiq has it now.</param>
/// <param name="Situation">What is known of it; the diagnosis is made from the same.</param>
/// <param name="JobsOfUser">The user's jobs as Basiq lists them now, of all connections.</param>
public sealed record RefreshFacts(Connection Connection, Situation Situation, IReadOnlyList<Job> JobsOfUser)
{
    /// <summary>A refresh that is being asked for right now; null when none is.</summary>
    public RefreshBeingSent? BeingSent { get; init; }

    /// <summary>The last refusal since the last refresh that worked; null when there is none.</summary>
    public EarlierRefusal? Refusal { get; init; }

    /// <summary>What purges of the connection there are to mind.</summary>
    public PurgesSeen Purges => Situation.Purges;

    /// <summary>Whether the app itself asks, and not a person.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>Judged at, UTC.</summary>
    public DateTimeOffset Now => Situation.Now;

    /// <summary>The job of this connection that is queued or running; the newest, should there be several.</summary>
    public Job? UnderWay => JobsOfUser.Where(IsUnderWay).Where(IsOfThisConnection).MaxBy(job => job.CreatedAt);

    /// <summary>The newest job of this connection; null when Basiq lists none.</summary>
    public Job? Newest => JobsOfUser.Where(IsOfThisConnection).MaxBy(job => job.CreatedAt);

    /// <summary>The newest job that names this connection, whatever became of it.</summary>
    public JobId? NewestJob => JobsOfUser.Where(job => job.ConnectionId == Connection.Id).MaxBy(job => job.CreatedAt)?.Id;

    /// <summary>A job of another connection of the user at the same bank that is queued or running.</summary>
    public Job? SameLogin => Connection.InstitutionId is { } institution
        ? JobsOfUser.Where(IsUnderWay).Where(job => job.InstitutionId == institution && !IsOfThisConnection(job)).MaxBy(job => job.CreatedAt)
        : null;

    // Basiq may leave a job's connection out; at this bank it is taken for one of this connection then, because that errs on the safe side.
    private bool IsOfThisConnection(Job job) =>
        job.ConnectionId == Connection.Id || (job.ConnectionId is null && job.InstitutionId is not null && job.InstitutionId == Connection.InstitutionId);

    private static bool IsUnderWay(Job job) => job.Status is JobStatus.Queued or JobStatus.Running;
}
