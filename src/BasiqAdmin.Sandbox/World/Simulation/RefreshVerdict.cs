namespace BasiqAdmin.Sandbox.World.Simulation;

public enum RefreshVerdict
{
    Started,
    AlreadyRunning,
    NotWeb,
    Inactive,
    LimitReached,
}
