namespace BasiqAdmin.Sandbox.World.Banks;

public enum MfaHabit
{
    Never,
    Sometimes,
    Always,
}
