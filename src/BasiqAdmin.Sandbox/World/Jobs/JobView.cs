namespace BasiqAdmin.Sandbox.World.Jobs;

/// <summary>A job as it stands at one moment; <paramref name="FinishedAt"/> is null while it is queued or running.</summary>
public sealed record JobView(IReadOnlyList<StepView> Steps, DateTimeOffset Updated, DateTimeOffset? FinishedAt, JobFailure? Failure);
