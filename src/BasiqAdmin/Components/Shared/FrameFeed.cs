using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Feeds;
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
    private readonly Listeners<FrameNews> _listeners;
    private readonly ITimer _timer;
    private readonly IDisposable _changes;
    private readonly CancellationTokenSource _stop = new();

    // Kept, because a source that is disposed no longer gives its token away.
    private readonly CancellationToken _stopping;
    private Task _look = Task.CompletedTask;
    private long? _lookedAt;
    private bool _isLooking;
    private bool _isAskedAgain;

    /// <summary>Made once for the app. Nothing is read while nobody listens.</summary>
    public FrameFeed(IServiceScopeFactory scopes, ConnectorChanges changes, TimeProvider clock, ILogger<FrameFeed> logger)
    {
        (_scopes, _clock, _logger, _stopping) = (scopes, clock, logger, _stop.Token);
        _listeners = new Listeners<FrameNews>(exception => Log.NotHeard(logger, exception));
        _timer = clock.CreateTimer(_ => Look(), null, LookEvery, LookEvery);
        _changes = changes.Subscribe(_ => Look());
    }

    /// <summary>What was seen last.</summary>
    public FrameNews Newest { get; private set; } = FrameNews.None;

    // By what has passed, not by the clock on the wall, which somebody may set back.
    private TimeSpan SinceLook => _lookedAt is { } at ? _clock.GetElapsedTime(at) : TimeSpan.MaxValue;

    /// <summary>Hears, until the result is disposed, when <see cref="Newest"/> has become another. The listener must return at once.</summary>
    public IDisposable Subscribe(Action listener) => _listeners.Add(_ => listener());

    /// <summary>Looks, unless that was done within the last 15 seconds.</summary>
    public Task EnsureAsync()
    {
        lock (_gate)
        {
            if (_isLooking || SinceLook < LookEvery)
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
            if (SinceLook is var since && since < Shortest)
            {
                _timer.Change(Shortest - since, LookEvery);
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
            if (_listeners.IsEmpty || _stopping.IsCancellationRequested)
            {
                return Task.CompletedTask;
            }

            _isAskedAgain = _isLooking;
            if (!_isLooking)
            {
                _isLooking = true;
                _lookedAt = _clock.GetTimestamp();
                _look = Task.Run(LookWhileAskedAsync, CancellationToken.None);
            }

            return _look;
        }
    }

    private async Task LookWhileAskedAsync()
    {
        do
        {
            var news = await ReadAsync();
            var isNew = !news.Shows(Newest);
            Newest = news;
            if (isNew)
            {
                _listeners.Tell(news);
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
            _lookedAt = _clock.GetTimestamp();
            return _isLooking;
        }
    }

    private async Task<FrameNews> ReadAsync()
    {
        await using var scope = _scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var before = Newest;
        return new FrameNews(
            await TryAsync<int?>(before.OpenCases, async () => (await services.GetRequiredService<IFailedJobInbox>().CountAsync(Actor.System, CaseFilter.Everything, _stopping)).Open),
            await TryAsync<int?>(before.ConnectorsInTrouble, async () => (await services.GetRequiredService<IConnectorHealth>().CountAsync(Actor.System, _stopping)).InTrouble),
            await TryAsync(before.Escalated, async () => (await services.GetRequiredService<IRecoveryQueue>().CountAsync(Actor.System, _stopping)).GetValueOrDefault(RecoveryStage.Unassigned)),
            await TryAsync(before.Outages, () => services.GetRequiredService<IConnectorHealth>().OutagesAsync(Actor.System, _stopping)),
            await TryAsync(before.WaitingPurges, async () => (await services.GetRequiredService<IPurgeService>().SearchAsync(Actor.System, new PurgeFilter(PurgeState.WaitingForSecondPerson), new PageRequest(), _stopping)).Items));
    }

    // One part that cannot be read leaves the others as they are.
    private async Task<T> TryAsync<T>(T before, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            return before;
        }
        catch (Exception exception)
        {
            Log.NotRead(_logger, exception);
            return before;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A part of what every page shows could not be read")]
        public static partial void NotRead(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Warning, "A page could not be told about what every page shows")]
        public static partial void NotHeard(ILogger logger, Exception exception);
    }
}
