namespace BasiqAdmin.Testing.Time;

/// <summary>A clock that stands still until a test moves it. Timers fire in order of their due times, each at its own time.</summary>
public sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    // A monitor and no Lock, because those who move the clock wait on it.
    private readonly object gate = new();
    private readonly List<ManualTimer> timers = [];
    private int holds;

    // Time as it passes, by which timers run. What the clock shows differs from it once somebody has set it.
    private DateTimeOffset now = start;
    private TimeSpan set;
    private TaskCompletionSource timersChanged = NewSignal();

    public ManualTimeProvider()
        : this(new DateTimeOffset(2026, 1, 15, 9, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>How many timers wait to fire.</summary>
    public int ActiveTimers
    {
        get
        {
            lock (gate)
            {
                return timers.Count;
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now + set;
        }
    }

    public override long GetTimestamp() => Passed().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Keeps the clock where it is, for whoever moves it, until the hold is disposed of.</summary>
    public IDisposable Hold()
    {
        lock (gate)
        {
            holds++;
        }

        return new ClockHold(this);
    }

    /// <summary>Sets the clock forward, or back with a negative span, as a time server does: no time passes, and no timer fires for it.</summary>
    public void Set(TimeSpan by)
    {
        lock (gate)
        {
            set += by;
        }
    }

    /// <summary>Moves the clock forward and fires what falls due on the way. Waits (in real time) while somebody holds the clock.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var target = Passed() + by;
        while (TakeDue(target) is { } due)
        {
            due.Fire();
        }
    }

    /// <summary>Waits (in real time) until code under test waits on a timer due within the given span from now.</summary>
    public async Task WaitForTimerAsync(TimeSpan within, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (gate)
            {
                if (timers.Exists(timer => timer.Due <= now + within))
                {
                    return;
                }

                changed = timersChanged.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Moves the clock to the next timer, which fires, and returns how far that was.</summary>
    public TimeSpan AdvanceToNextTimer()
    {
        var wait = (NextDue() ?? throw new InvalidOperationException("No timer waits.")) - Passed();
        Advance(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
        return wait;
    }

    /// <summary>Moves the clock to each timer that falls due within the given span, until the work is done.</summary>
    public async Task<T> DriveAsync<T>(Task<T> work, TimeSpan within, CancellationToken cancellationToken)
    {
        await DriveAsync((Task)work, within, cancellationToken);
        return await work;
    }

    /// <summary>Moves the clock to each timer that falls due within the given span, until the work is done.</summary>
    public async Task DriveAsync(Task work, TimeSpan within, CancellationToken cancellationToken)
    {
        while (await Task.WhenAny(work, WaitForTimerAsync(within, cancellationToken)) != work)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (NextDue() is { } due && due - Passed() <= within)
            {
                Advance(due > Passed() ? due - Passed() : TimeSpan.Zero);
            }
        }

        await work;
    }

    internal void Schedule(ManualTimer timer, TimeSpan dueTime)
    {
        lock (gate)
        {
            timers.Remove(timer);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                timer.Due = now + dueTime;
                timers.Add(timer);
            }

            timersChanged.TrySetResult();
            timersChanged = NewSignal();
        }
    }

    internal void Release()
    {
        lock (gate)
        {
            holds--;
            Monitor.PulseAll(gate);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private DateTimeOffset Passed()
    {
        lock (gate)
        {
            return now;
        }
    }

    private DateTimeOffset? NextDue()
    {
        lock (gate)
        {
            return timers.MinBy(timer => timer.Due)?.Due;
        }
    }

    private ManualTimer? TakeDue(DateTimeOffset target)
    {
        lock (gate)
        {
            while (holds > 0)
            {
                Monitor.Wait(gate);
            }

            var next = timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
            if (next is null)
            {
                now = target > now ? target : now;
                return null;
            }

            now = next.Due > now ? next.Due : now;
            timers.Remove(next);
            return next;
        }
    }
}
