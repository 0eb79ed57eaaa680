using Microsoft.Extensions.Options;

namespace BasiqAdmin.Basiq.Http;

/// <summary>
/// The request rate that the whole client shares: a token bucket that holds one second's worth, with two lanes. People go first;
/// background work takes only what makes the bucket fuller than four fifths, so that a page of several calls seldom waits at all,
/// and still gets everything that people leave. A 429 closes it for everybody.
/// </summary>
public sealed class RequestBudget : IDisposable
{
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly LinkedList<TaskCompletionSource> people = new();
    private readonly LinkedList<TaskCompletionSource> background = new();
    private readonly TimeProvider time;
    private readonly BasiqTelemetry telemetry;
    private readonly ITimer timer;
    private readonly int rate;
    private readonly int reservedForPeople;
    private double available;
    private long refilledAt;
    private long pausedAt;
    private TimeSpan pause;
    private long granted;
    private int rateLimited;

    /// <summary>Opens a full bucket.</summary>
    internal RequestBudget(IOptions<BasiqOptions> options, TimeProvider time, BasiqTelemetry telemetry)
    {
        this.time = time;
        this.telemetry = telemetry;
        rate = options.Value.EffectiveRequestsPerSecond;
        reservedForPeople = rate * 4 / 5;
        available = rate;
        refilledAt = time.GetTimestamp();
        timer = time.CreateTimer(static budget => ((RequestBudget)budget!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The figures now.</summary>
    public RequestBudgetStatus Status
    {
        get
        {
            lock (gate)
            {
                var left = PauseLeft();
                var until = left > TimeSpan.Zero ? time.GetUtcNow() + left : (DateTimeOffset?)null;
                return new RequestBudgetStatus(rate, granted, people.Count, background.Count, rateLimited, until);
            }
        }
    }

    /// <summary>Waits for one request's room in the given lane.</summary>
    public ValueTask AcquireAsync(RequestLane lane, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (TakeOrQueue(lane) is { } turn)
        {
            return new ValueTask(WaitAsync(turn, lane, cancellationToken));
        }

        telemetry.Waited(lane, TimeSpan.Zero);
        return ValueTask.CompletedTask;
    }

    /// <summary>Sends nothing more for a while, whoever asks, and starts again without a burst.</summary>
    /// <param name="wait">How long Basiq asked to wait; 2 s when it did not say.</param>
    public void SlowDown(TimeSpan? wait)
    {
        lock (gate)
        {
            rateLimited++;
            var asked = wait ?? DefaultPause;
            if (asked > PauseLeft())
            {
                pausedAt = time.GetTimestamp();
                pause = asked;
            }

            available = 0;
            ScheduleNext();
        }
    }

    /// <summary>Stops the timer; calls that still wait end with their own cancellation.</summary>
    public void Dispose() => timer.Dispose();

    // Null when there was room at once.
    private LinkedListNode<TaskCompletionSource>? TakeOrQueue(RequestLane lane)
    {
        lock (gate)
        {
            var isNext = people.Count == 0 && (lane == RequestLane.People || background.Count == 0);
            if (isNext && TryTake(lane))
            {
                return null;
            }

            var queue = lane == RequestLane.People ? people : background;
            var turn = queue.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            ScheduleNext();
            return turn;
        }
    }

    private async Task WaitAsync(LinkedListNode<TaskCompletionSource> turn, RequestLane lane, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        string? error = null;
        try
        {
            await using var registration = cancellationToken.Register(() => GiveUp(turn, cancellationToken));
            await turn.Value.Task;
        }
        catch (OperationCanceledException exception)
        {
            error = BasiqTelemetry.ErrorOf(exception);
            throw;
        }
        finally
        {
            telemetry.Waited(lane, time.GetElapsedTime(started), error);
        }
    }

    private void GiveUp(LinkedListNode<TaskCompletionSource> turn, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            // Out of its queue means granted already: then the call goes on, and its own cancellation ends it.
            if (turn.List is { } queue)
            {
                queue.Remove(turn);
                turn.Value.TrySetCanceled(cancellationToken);
            }
        }
    }

    private void OnTimer()
    {
        lock (gate)
        {
            Grant(people, RequestLane.People);
            if (people.Count == 0)
            {
                Grant(background, RequestLane.Background);
            }

            ScheduleNext();
        }
    }

    private void Grant(LinkedList<TaskCompletionSource> queue, RequestLane lane)
    {
        while (queue.First is { } turn && TryTake(lane))
        {
            queue.Remove(turn);
            turn.Value.TrySetResult();
        }
    }

    private bool TryTake(RequestLane lane)
    {
        Refill();
        if (PauseLeft() > TimeSpan.Zero || available < NeededBy(lane))
        {
            return false;
        }

        available--;
        granted++;
        return true;
    }

    private void Refill()
    {
        var since = time.GetElapsedTime(refilledAt);
        refilledAt = time.GetTimestamp();
        if (pause > TimeSpan.Zero)
        {
            // Nothing flows in during a pause, so only the time after its end counts.
            var open = -PauseLeft();
            since = open < TimeSpan.Zero ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Min(since.Ticks, open.Ticks));
        }

        available = Math.Min(rate, available + (since.TotalSeconds * rate));
    }

    private int NeededBy(RequestLane lane) => lane == RequestLane.People ? 1 : 1 + reservedForPeople;

    private TimeSpan PauseLeft() => pause == TimeSpan.Zero ? TimeSpan.Zero : pause - time.GetElapsedTime(pausedAt);

    private void ScheduleNext()
    {
        if (people.Count + background.Count == 0)
        {
            return;
        }

        var needed = NeededBy(people.Count > 0 ? RequestLane.People : RequestLane.Background);
        var left = PauseLeft();
        var filled = TimeSpan.FromSeconds(Math.Max(0, needed - available) / rate);
        var wait = (left > TimeSpan.Zero ? left : TimeSpan.Zero) + filled;
        timer.Change(wait + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
    }
}

/// <summary>Who waits for a call.</summary>
public enum RequestLane
{
    /// <summary>A person: first.</summary>
    People,

    /// <summary>Background work: second, and never with the last of the burst.</summary>
    Background,
}

/// <summary>Figures of the shared request budget since the start, for the status page.</summary>
/// <param name="RequestsPerSecond">The rate in force.</param>
/// <param name="Granted">Requests let through.</param>
/// <param name="PeopleWaiting">Calls of people that wait now.</param>
/// <param name="BackgroundWaiting">Calls of background work that wait now.</param>
/// <param name="RateLimited">Times that Basiq answered 429.</param>
/// <param name="PausedUntil">Until when nothing is sent because Basiq asked for it, UTC; null when it is open.</param>
public sealed record RequestBudgetStatus(
    int RequestsPerSecond,
    long Granted,
    int PeopleWaiting,
    int BackgroundWaiting,
    int RateLimited,
    DateTimeOffset? PausedUntil);
