namespace BasiqAdmin.Sandbox.World.Banks;

/// <summary>
/// A way to reach a bank. <paramref name="Durations"/> is null when Basiq does not know them;
/// <paramref name="StatusAge"/> is how long before the start of the world the status began.
/// </summary>
public sealed record Connector(
    Bank Bank, string Method, string Stage, string Status, TimeSpan StatusAge, string Authorization, StepDurations? Durations)
{
    public static StepDurations UnknownDurations { get; } = new(3500, 3000, 9000, 500);
}
