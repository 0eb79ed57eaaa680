namespace BasiqAdmin.Sandbox.World.Jobs;

/// <summary>A step as it will go: how long it takes and, if it fails, how.</summary>
public sealed record PlannedStep(string Title, TimeSpan Duration, JobFailure? Failure = null)
{
    public bool IsChallenge => Title == StepTitle.MfaChallenge;
}
