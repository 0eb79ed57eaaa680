namespace BasiqAdmin.BrowserTests.Infrastructure;

/// <summary>A timer of <see cref="MovableClock"/>.</summary>
internal sealed class MovableTimer : ITimer
{
    private readonly MovableClock _clock;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private DateTimeOffset? _due;
    private TimeSpan _period;

    public MovableTimer(MovableClock clock, TimerCallback callback, object? state)
    {
        _clock = clock;
        _callback = callback;
        _state = state;
        _timer = TimeProvider.System.CreateTimer(static timer => ((MovableTimer)timer!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _due = dueTime == Timeout.InfiniteTimeSpan ? null : _clock.GetUtcNow() + dueTime;
            _period = period;
            return _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>The clock was pushed forward: less is left to wait.</summary>
    public void Hasten()
    {
        lock (_gate)
        {
            if (_due is { } due)
            {
                var left = due - _clock.GetUtcNow();
                _timer.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose()
    {
        _clock.Forget(this);
        _timer.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        _clock.Forget(this);
        return _timer.DisposeAsync();
    }

    private void Fire()
    {
        lock (_gate)
        {
            var again = _period > TimeSpan.Zero;
            _due = again ? _clock.GetUtcNow() + _period : null;
            if (again)
            {
                _timer.Change(_period, Timeout.InfiniteTimeSpan);
            }
        }

        _callback(_state);
    }
}
