namespace BasiqAdmin.Sandbox.World.Jobs;

public static class StepStatus
{
    public const string Pending = "pending";
    public const string InProgress = "in-progress";
    public const string Success = "success";
    public const string Failed = "failed";
}
