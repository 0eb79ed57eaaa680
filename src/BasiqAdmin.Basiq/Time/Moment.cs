namespace BasiqAdmin.Basiq.Time;

/// <summary>
/// When something happened in this process, for whoever has to know how long ago that was. The clock alone does not tell: a time server may set it back, and then what
/// has just happened lies ahead. The time that passes does not tell alone either, because on some systems it stands still while the machine sleeps.
/// </summary>
/// <param name="At">By the clock, UTC.</param>
/// <param name="Timestamp">By the time that passes, see <see cref="TimeProvider.GetTimestamp"/>.</param>
public readonly record struct Moment(DateTimeOffset At, long Timestamp)
{
    /// <summary>The present moment.</summary>
    public static Moment Now(TimeProvider time) => new(time.GetUtcNow(), time.GetTimestamp());

    /// <summary>How long ago it was: the longer one where clock and passed time differ, so that nothing is taken for newer than it is.</summary>
    public TimeSpan Age(TimeProvider time)
    {
        var (byClock, passed) = (time.GetUtcNow() - At, time.GetElapsedTime(Timestamp));
        return byClock > passed ? byClock : passed;
    }
}
