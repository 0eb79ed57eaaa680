namespace BasiqAdmin.Testing.Time;

/// <summary>Another machine's clock, which is ahead of <paramref name="own"/> (or behind, with a negative span) and otherwise goes with it.</summary>
public sealed class ShiftedTimeProvider(TimeProvider own, TimeSpan ahead) : TimeProvider
{
    public override long TimestampFrequency => own.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => own.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => own.GetUtcNow() + ahead;

    public override long GetTimestamp() => own.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => own.CreateTimer(callback, state, dueTime, period);
}
