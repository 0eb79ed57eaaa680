namespace BasiqAdmin.Sandbox.World.Jobs;

/// <summary>A step as it stands at one moment.</summary>
public sealed record StepView(string Title, string Status, JobFailure? Failure);
