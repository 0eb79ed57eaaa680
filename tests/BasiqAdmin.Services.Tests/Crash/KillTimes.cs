namespace BasiqAdmin.Services.Tests.Crash;

/// <summary>How long to wait before a kill: anything from nothing to a little more than the latest undisturbed purges still took.</summary>
internal sealed class KillTimes(Random random)
{
    private const int Remembered = 7;
    private const double BeyondTheEnd = 1.25;

    // On a busy machine the outcome may be seen before the intent was looked for.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(20);
    private readonly Queue<TimeSpan> durations = new();

    /// <summary>Notes how long a purge went on that was not killed before its end.</summary>
    public void Note(TimeSpan duration)
    {
        durations.Enqueue(duration > Shortest ? duration : Shortest);
        if (durations.Count > Remembered)
        {
            durations.Dequeue();
        }
    }

    public TimeSpan Next() => durations.Order().ElementAt(durations.Count / 2) * random.NextDouble() * BeyondTheEnd;
}
