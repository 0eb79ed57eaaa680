namespace BasiqAdmin.Testing.Time;

/// <summary>A timer of <see cref="ManualTimeProvider"/>.</summary>
internal sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
{
    private TimeSpan period = Timeout.InfiniteTimeSpan;
    private bool disposed;

    internal DateTimeOffset Due { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (disposed)
        {
            return false;
        }

        this.period = period;
        if (dueTime == TimeSpan.Zero)
        {
            // A real timer fires from the pool, never inside the call that starts it.
            clock.Schedule(this, Timeout.InfiniteTimeSpan);
            ThreadPool.QueueUserWorkItem(static timer => timer.Fire(), this, preferLocal: false);
        }
        else
        {
            clock.Schedule(this, dueTime);
        }

        return true;
    }

    public void Dispose()
    {
        disposed = true;
        clock.Schedule(this, Timeout.InfiniteTimeSpan);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal void Fire()
    {
        if (disposed)
        {
            return;
        }

        if (period != Timeout.InfiniteTimeSpan && period != TimeSpan.Zero)
        {
            clock.Schedule(this, period);
        }

        callback(state);
    }
}
