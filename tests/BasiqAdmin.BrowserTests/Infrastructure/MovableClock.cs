using System.Collections.Concurrent;

namespace BasiqAdmin.BrowserTests.Infrastructure;

/// <summary>Real time that a test can push forward: an app with people at browsers goes on running, and waits that fall due by the push end at once.</summary>
internal sealed class MovableClock : TimeProvider
{
    private readonly ConcurrentDictionary<MovableTimer, bool> _timers = new();
    private long _pushed;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Pushed;

    public override long GetTimestamp() => System.GetTimestamp() + (long)(Pushed.TotalSeconds * System.TimestampFrequency);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new MovableTimer(this, callback, state);
        _timers[timer] = true;
        timer.Change(dueTime, period);
        return timer;
    }

    public void Push(TimeSpan by)
    {
        Interlocked.Add(ref _pushed, by.Ticks);
        foreach (var timer in _timers.Keys)
        {
            timer.Hasten();
        }
    }

    internal void Forget(MovableTimer timer) => _timers.TryRemove(timer, out _);

    private TimeSpan Pushed => TimeSpan.FromTicks(Interlocked.Read(ref _pushed));
}
