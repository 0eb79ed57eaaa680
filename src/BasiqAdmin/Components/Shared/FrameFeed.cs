using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Recovery;

namespace BasiqAdmin.Components.Shared;

/// <summary>What the frame of every page shows of the app as a whole; who may see which part is decided where it is shown.</summary>
/// <param name="OpenCases">Cases that are open; null while they could not be counted.</param>
/// <param name="ConnectorsInTrouble">Connectors with problems; null while they could not be counted.</param>
/// <param name="Escalated">Connections that the recovery queue gave back to people and nobody is assigned to.</param>
/// <param name="Outages">Major outages that last or ended lately.</param>
/// <param name="WaitingPurges">The newest purges that wait for approval.</param>
public sealed record FrameNews(int? OpenCases, int? ConnectorsInTrouble, int Escalated, IReadOnlyList<OutageNews> Outages, IReadOnlyList<PurgeRow> WaitingPurges)
{
    /// <summary>Before the first look.</summary>
    public static FrameNews None { get; } = new(null, null, 0, [], []);

    /// <summary>Whether the frame would show the same.</summary>
    public bool Shows(FrameNews other) =>
        (OpenCases, ConnectorsInTrouble, Escalated) == (other.OpenCases, other.ConnectorsInTrouble, other.Escalated)
        && Outages.SequenceEqual(other.Outages) && WaitingPurges.SequenceEqual(other.WaitingPurges);
}

/// <summary>
/// One look for the frames of all open pages: every 15 seconds while anybody has one open, at once when a bank changes,
/// and when somebody goes to another page, at most once a second however many people do.
/// </summary>
public sealed partial class FrameFeed : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _clock;
    private readonly ILogger<FrameFeed> _logger;
    private readonly Lock _gate = new();
    private readonly List<Action> _listeners = [];
    private readonly ITimer _timer;
    private readonly IDisposable _changes;
    private readonly CancellationTokenSource _stop = new();
    private Task _look = Task.CompletedTask;
    private DateTimeOffset? _lookedAt;
    private bool _isLooking;
    private bool _isAskedAgain;

    /// <summary>Made once for the app. Nothing is read before somebody listens.</summary>
    public FrameFeed(IServiceScopeFactory scopes, ConnectorChanges changes, TimeProvider clock, ILogger<FrameFeed> logger)
    {
        (_scopes, _clock, _logger) = (scopes, clock, logger);
        _timer = clock.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _changes = changes.Subscribe(_ => Look());
    }

    /// <summary>What was seen last.</summary>
    public FrameNews Newest { get; private set; } = FrameNews.None;

    /// <summary>Hears, until the result is disposed, when <see cref="Newest"/> has become another. The listener must return at once.</summary>
    public IDisposable Subscribe(Action listener)
    {
        lock (_gate)
        {
            _listeners.Add(listener);
            if (_listeners.Count == 1)
            {
                _timer.Change(LookEvery, LookEvery);
            }
        }

        return new Subscription(this, listener);
    }

    /// <summary>Looks, unless that was done within the last 15 seconds.</summary>
    public Task EnsureAsync()
    {
        lock (_gate)
        {
            if (_isLooking || _lookedAt + LookEvery > _clock.GetUtcNow())
            {
                return _look;
            }
        }

        return LookAsync();
    }

    /// <summary>Looks within a second.</summary>
    public void LookSoon()
    {
        lock (_gate)
        {
            var wait = _lookedAt + Shortest - _clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                _timer.Change(wait.Value, LookEvery);
                return;
            }
        }

        Look();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _changes.Dispose();
        _timer.Dispose();
        _stop.Dispose();
    }

    private void Look() => _ = LookAsync();

    // Whoever asks meanwhile may know of something that is read already in its old form: then it is read once more.
    private Task LookAsync()
    {
        lock (_gate)
        {
            if (_listeners.Count == 0 || _stop.IsCancellationRequested)
            {
                return Task.CompletedTask;
            }

            _isAskedAgain = _isLooking;
            if (!_isLooking)
            {
                _isLooking = true;
                _lookedAt = _clock.GetUtcNow();
                _look = Task.Run(() => LookWhileAskedAsync(_stop.Token), CancellationToken.None);
            }

            return _look;
        }
    }

    private async Task LookWhileAskedAsync(CancellationToken stop)
    {
        do
        {
            var news = await ReadAsync(stop);
            var isNew = !news.Shows(Newest);
            Newest = news;
            if (isNew)
            {
                Tell();
            }
        }
        while (IsAskedAgain());
    }

    private bool IsAskedAgain()
    {
        lock (_gate)
        {
            _isLooking = _isAskedAgain;
            _isAskedAgain = false;
            _lookedAt = _clock.GetUtcNow();
            return _isLooking;
        }
    }

    private async Task<FrameNews> ReadAsync(CancellationToken stop)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var before = Newest;
        return new FrameNews(
            await TryAsync<int?>(before.OpenCases, async () => (await services.GetRequiredService<IFailedJobInbox>().CountAsync(Actor.System, CaseFilter.Everything, stop)).Open),
            await TryAsync<int?>(before.ConnectorsInTrouble, async () => (await services.GetRequiredService<IConnectorHealth>().CountAsync(Actor.System, stop)).InTrouble),
            await TryAsync(before.Escalated, async () => (await services.GetRequiredService<IRecoveryQueue>().CountAsync(Actor.System, stop)).GetValueOrDefault(RecoveryStage.Unassigned)),
            await TryAsync(before.Outages, () => services.GetRequiredService<IConnectorHealth>().OutagesAsync(Actor.System, stop)),
            await TryAsync(before.WaitingPurges, async () => (await services.GetRequiredService<IPurgeService>().SearchAsync(Actor.System, new PurgeFilter(PurgeState.WaitingForSecondPerson), new PageRequest(), stop)).Items));
    }

    // One part that cannot be read leaves the others as they are.
    private async Task<T> TryAsync<T>(T before, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            return before;
        }
        catch (Exception exception)
        {
            Log.NotRead(_logger, exception);
            return before;
        }
    }

    private void Tell()
    {
        Action[] all;
        lock (_gate)
        {
            all = [.. _listeners];
        }

        foreach (var listener in all)
        {
            listener();
        }
    }

    private void Remove(Action listener)
    {
        lock (_gate)
        {
            _listeners.Remove(listener);
            if (_listeners.Count == 0)
            {
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private sealed class Subscription(FrameFeed feed, Action listener) : IDisposable
    {
        public void Dispose() => feed.Remove(listener);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A part of what every page shows could not be read")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
