using BasiqAdmin.Basiq.Time;

namespace BasiqAdmin.Services.Recovery;

/// <summary>When this app last looked for failures to queue and tickets to take out. Shared, because each round is made anew.</summary>
internal sealed class NextSweep(TimeProvider clock)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private Moment? last;

    /// <summary>Whether it is time for the next look: a minute after the last.</summary>
    public bool IsDue => last is not { } before || before.Age(clock) >= Every;

    /// <summary>Notes that it has just been looked.</summary>
    public void Done() => last = Moment.Now(clock);
}
