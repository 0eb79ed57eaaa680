using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Demo;

/// <summary>A settled job of a connection.</summary>
/// <param name="Job">As the API shows it.</param>
/// <param name="Durations">How long each step took; empty for the sandbox's own jobs.</param>
internal sealed record DemoJob(Job Job, IReadOnlyList<TimeSpan> Durations)
{
    /// <summary>Who asked for it in the app; null for jobs that nobody did.</summary>
    public Actor? By { get; init; }

    /// <summary>Whether it was made up here: the sandbox does not know it.</summary>
    public bool IsInvented => Durations.Count > 0;

    /// <summary>The outage after which the recovery queue tried again with it.</summary>
    public DemoBanks.Incident? After { get; init; }

    /// <summary>What is stored of it; null for the sandbox's own, which the app reads by itself.</summary>
    public JobRecord? Record { get; init; }

    public DateTimeOffset At => Job.CreatedAt!.Value;

    public DateTimeOffset EndedAt => Job.UpdatedAt!.Value;

    public bool IsFailed => Job.Status == JobStatus.Failed;
}
